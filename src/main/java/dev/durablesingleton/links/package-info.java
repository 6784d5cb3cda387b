/**
 * The management links of an instance. They have the SDK's names and the SDK's path, but begin with
 * the address that callers know, in an encoding that reaches every allowed ID.
 */
package dev.durablesingleton.links;

/**
 * The management links of an instance. They have the SDK's names and the SDK's base URL, but an
 * encoding that reaches every allowed ID.
 */
package dev.durablesingleton.links;

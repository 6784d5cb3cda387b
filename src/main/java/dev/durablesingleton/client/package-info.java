/**
 * Shares one durable client between all functions of the process. Independent of starts and HTTP.
 */
package dev.durablesingleton.client;

/**
 * The staged Functions package: function.json, host.json, local.settings.json and its class loader.
 * Imports no other room but the log.
 */
package dev.durablesingleton.local.functionapp;

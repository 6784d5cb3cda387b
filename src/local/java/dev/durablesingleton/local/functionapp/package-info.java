/**
 * The staged Functions package: function.json, host.json, local.settings.json and its class loader.
 * Imports only the JSON reader, the log and the store's instance statuses.
 */
@NullMarked
package dev.durablesingleton.local.functionapp;

import org.jspecify.annotations.NullMarked;

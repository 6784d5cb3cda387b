/**
 * Opens task hub files of each earlier schema, which are saved in {@code src/test/resources/hubs},
 * and creates such a file for the current schema.
 */
package dev.durablesingleton.local.harness.upgrade;

/**
 * The history of an instance: a table for people, and JSON for a file against which later versions
 * of the code are replayed.
 */
package dev.durablesingleton.testkit.history;

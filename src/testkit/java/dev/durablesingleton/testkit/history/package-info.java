/**
 * The history of an instance: a table for people, and JSON for a file against which later versions
 * of the code are replayed.
 */
@NullMarked
package dev.durablesingleton.testkit.history;

import org.jspecify.annotations.NullMarked;

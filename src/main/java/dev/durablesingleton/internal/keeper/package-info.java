/**
 * Keeps singletons running: starts the instances listed in a setting if they do not exist or have
 * ended, with a backoff after repeated failures. It starts them through the starter, like any other
 * caller.
 */
@NullMarked
package dev.durablesingleton.internal.keeper;

import org.jspecify.annotations.NullMarked;

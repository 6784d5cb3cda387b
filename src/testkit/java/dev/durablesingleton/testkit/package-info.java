/**
 * A test kit for Durable functions in Java: a JUnit extension that runs a task hub in the test's
 * own JVM, on a clock that the test controls. Start with {@link
 * dev.durablesingleton.testkit.DurableHub}.
 */
@NullMarked
package dev.durablesingleton.testkit;

import org.jspecify.annotations.NullMarked;

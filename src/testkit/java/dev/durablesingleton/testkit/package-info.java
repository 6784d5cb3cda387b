/**
 * A test kit for Durable functions in Java: a task hub in the test's own JVM, as a JUnit extension,
 * on a clock that the test moves. {@link dev.durablesingleton.testkit.DurableHub} is where to
 * begin.
 */
package dev.durablesingleton.testkit;

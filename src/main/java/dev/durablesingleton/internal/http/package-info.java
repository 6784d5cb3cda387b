/**
 * Reads HTTP requests to start instances and writes the answers; the package {@code internal.start}
 * makes sure that an instance starts exactly once.
 */
@NullMarked
package dev.durablesingleton.internal.http;

import org.jspecify.annotations.NullMarked;

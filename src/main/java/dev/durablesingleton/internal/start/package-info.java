/**
 * The start: query the status, schedule the instance with a unique start token and the reuse
 * policy, and read the token back. The package {@code dev.durablesingleton.start} says why and what
 * it guarantees.
 */
@NullMarked
package dev.durablesingleton.internal.start;

import org.jspecify.annotations.NullMarked;

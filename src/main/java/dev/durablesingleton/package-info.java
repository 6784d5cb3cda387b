/**
 * The entry to this library: {@link dev.durablesingleton.Singletons} starts an orchestration under
 * a chosen ID exactly once. Its requests and outcomes are in {@link dev.durablesingleton.start};
 * these two packages are the public API.
 */
@NullMarked
package dev.durablesingleton;

import org.jspecify.annotations.NullMarked;

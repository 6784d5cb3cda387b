/**
 * The loop that decides requests in batches on one thread at a time, and commits each batch. It
 * knows nothing of instances: a {@link Decider} decides, and the loop isolates failures.
 */
@NullMarked
package dev.durablesingleton.local.engine.loop;

import org.jspecify.annotations.NullMarked;

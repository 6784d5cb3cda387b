/**
 * The task hub: its parts put together, by the rules of the Durable extension. It does no I/O: the
 * store, the clock and the runner of work items are passed in.
 */
@NullMarked
package dev.durablesingleton.local.engine;

import org.jspecify.annotations.NullMarked;

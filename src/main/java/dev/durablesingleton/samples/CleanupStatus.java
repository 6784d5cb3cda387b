package dev.durablesingleton.samples;

import org.jspecify.annotations.Nullable;

/**
 * The custom status of {@link PeriodicCleanup}.
 *
 * @param nextRun start of the next round, ISO-8601; null while this one runs
 */
record CleanupStatus(long round, @Nullable String lastResult, @Nullable String nextRun) {}

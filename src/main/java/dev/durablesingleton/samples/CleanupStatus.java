package dev.durablesingleton.samples;

/**
 * The custom status of {@link PeriodicCleanup}.
 *
 * @param nextRun start of the next round, ISO-8601; null while this one runs
 */
record CleanupStatus(long round, String lastResult, String nextRun) {}

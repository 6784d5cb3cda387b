package dev.durablesingleton.samples;

/**
 * The custom status of {@link PeriodicCleanup}.
 *
 * @param nextRun when the next round begins, ISO-8601; null while this one is at work
 */
record CleanupStatus(long round, String lastResult, String nextRun) {}

package dev.durablesingleton.internal.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found in one page of the engine.
 *
 * @param matching the instances that match the filter
 * @param read number of instances that were read
 * @param next the storage provider's continuation token; null at the end
 */
record ReadPage(List<ListedInstance> matching, int read, @Nullable String next) {}

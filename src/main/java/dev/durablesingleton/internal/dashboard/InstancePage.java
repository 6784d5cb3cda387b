package dev.durablesingleton.internal.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of the list of instances.
 *
 * @param next the storage provider's continuation token; null at the end
 */
record InstancePage(List<ListedInstance> instances, @Nullable String next) {}

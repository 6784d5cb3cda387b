package dev.durablesingleton.dashboard;

import java.util.List;

/**
 * Some of the instances.
 *
 * @param next the engine's continuation token; null at the end
 */
record InstancePage(List<ListedInstance> instances, String next) {}

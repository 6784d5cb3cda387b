package dev.durablesingleton.page;

import java.util.List;

/**
 * Some of the instances.
 *
 * @param next the engine's continuation token; null at the end
 */
record InstancePage(List<InstanceRow> instances, String next) {}

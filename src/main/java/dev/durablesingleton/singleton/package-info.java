/**
 * Starts an instance under a chosen ID exactly once: ask, schedule with a mark in the input, read
 * the input back. The mark decides between callers in different processes, where an engine may tell
 * each of them success; starts of one ID in this process wait for each other, since an engine also
 * lets a caller who asked too early overwrite an instance that has started and finished in the
 * meantime.
 */
package dev.durablesingleton.singleton;

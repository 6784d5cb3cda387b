/**
 * Starts an instance under a chosen ID exactly once: ask, schedule with a mark in the input, read
 * the input back. The mark decides between callers in different processes, where the default
 * storage tells each of them success and lets one of them run; starts of one ID in this process
 * wait for each other, since engines also let a caller who asked too early overwrite an instance
 * that has started and finished in the meantime. One gap is known: an orchestrator that continues
 * as new before it is read back has replaced its input, and its starter is refused though its start
 * ran.
 */
package dev.durablesingleton.singleton;

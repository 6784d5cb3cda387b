/**
 * Sample orchestrations, each of which shows one pattern. An orchestrator is replayed over its
 * history, so it uses no clock, random numbers, threads or I/O, and catches only the failures of
 * tasks.
 */
@NullMarked
package dev.durablesingleton.samples;

import org.jspecify.annotations.NullMarked;

/**
 * Orchestrations to start and to learn from; each shows one idea. Orchestrators run many times over
 * the same history, so they use no clock, random number, thread or I/O of their own, and catch
 * nothing but failures of tasks.
 */
package dev.durablesingleton.samples;

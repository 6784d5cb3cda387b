/**
 * Programs that put a whole host to the test: killed again and again, run for long, measured. The
 * host runs as a process of its own, as users start it.
 */
package dev.durablesingleton.local.harness;

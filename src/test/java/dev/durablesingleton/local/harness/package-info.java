/**
 * Programs that test a whole host, which runs in a process of its own: killed repeatedly, under
 * load for a long time, or measured.
 */
package dev.durablesingleton.local.harness;

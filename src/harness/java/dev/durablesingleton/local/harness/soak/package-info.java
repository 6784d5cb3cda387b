/** Runs a host for a long time to check that memory and disk usage do not grow. */
package dev.durablesingleton.local.harness.soak;

/**
 * Kills the host at random moments and checks what it acknowledged. A call without a response may
 * have taken effect or not, but never partially.
 */
package dev.durablesingleton.local.harness.kill;

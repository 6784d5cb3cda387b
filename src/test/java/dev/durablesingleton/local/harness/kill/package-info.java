/**
 * Kills the host at random moments and checks what it acknowledged. Whatever a call's answer leaves
 * open may have happened or not, but not by half.
 */
package dev.durablesingleton.local.harness.kill;

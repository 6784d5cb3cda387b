/** Lets a host run for long, to see whether anything grows with what is finished. */
package dev.durablesingleton.local.harness.soak;

/** Helpers for starting the parts of a host in the background and closing them in order. */
package dev.durablesingleton.local.lifecycle;

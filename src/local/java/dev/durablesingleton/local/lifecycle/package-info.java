/** Helpers for starting the parts of a host in the background and closing them in order. */
@NullMarked
package dev.durablesingleton.local.lifecycle;

import org.jspecify.annotations.NullMarked;

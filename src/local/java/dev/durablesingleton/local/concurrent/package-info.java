/** Thread helpers for every package of the host. Imports no other package. */
@NullMarked
package dev.durablesingleton.local.concurrent;

import org.jspecify.annotations.NullMarked;

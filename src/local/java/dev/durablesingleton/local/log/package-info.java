/** The log of every package of the host, and its output. Imports no other package. */
@NullMarked
package dev.durablesingleton.local.log;

import org.jspecify.annotations.NullMarked;

/** Puts the parts of the library together, once per process. */
@NullMarked
package dev.durablesingleton.internal.app;

import org.jspecify.annotations.NullMarked;

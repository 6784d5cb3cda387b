/** Puts the parts of the app together, once per process. */
@NullMarked
package dev.durablesingleton.app;

import org.jspecify.annotations.NullMarked;

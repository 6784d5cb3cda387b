/** The JSON reader and writer that all packages of the app share. */
@NullMarked
package dev.durablesingleton.internal.json;

import org.jspecify.annotations.NullMarked;

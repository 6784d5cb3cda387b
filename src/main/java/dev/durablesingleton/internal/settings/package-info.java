/** The app settings, parsed once into one value. */
@NullMarked
package dev.durablesingleton.internal.settings;

import org.jspecify.annotations.NullMarked;

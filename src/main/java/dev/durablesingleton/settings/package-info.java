/** The app settings, parsed once into one value. */
package dev.durablesingleton.settings;

/** Puts the parts of the app together, once per process. */
package dev.durablesingleton.app;

/**
 * The main class of the jar: starts the host in a child JVM that is made for the app, and starts it
 * again when function code ends it; runs verbs in its own JVM. Uses only the JDK and no other
 * package, so that it starts fast.
 */
@NullMarked
package dev.durablesingleton.local.launcher;

import org.jspecify.annotations.NullMarked;

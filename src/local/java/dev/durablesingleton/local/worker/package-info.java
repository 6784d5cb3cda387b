/**
 * The work of the Functions Java worker (azure-functions-java-worker): binding conversion,
 * middleware, and method invocation.
 */
@NullMarked
package dev.durablesingleton.local.worker;

import org.jspecify.annotations.NullMarked;

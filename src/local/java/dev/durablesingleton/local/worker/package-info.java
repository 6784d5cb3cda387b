/**
 * The work of the Functions Java worker (azure-functions-java-worker): binding conversion,
 * middleware, and method invocation.
 */
package dev.durablesingleton.local.worker;

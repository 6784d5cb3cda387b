/**
 * What the Functions Java worker does: binding conversion, middleware, invoking a method and taking
 * its output.
 */
package dev.durablesingleton.local.worker;

/**
 * The HTTP management API of the Durable extension, {@code /runtime/webhooks/durabletask}, as in
 * release 3.19.0 of the extension.
 */
@NullMarked
package dev.durablesingleton.local.web.management;

import org.jspecify.annotations.NullMarked;

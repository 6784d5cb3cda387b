/**
 * The activities that the Durable extension provides itself. There is one: it sends the HTTP
 * request of the SDK's {@code callHttp}.
 */
@NullMarked
package dev.durablesingleton.local.builtin;

import org.jspecify.annotations.NullMarked;

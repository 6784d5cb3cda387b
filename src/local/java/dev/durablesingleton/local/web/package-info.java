/** The HTTP server of the host and the routing of requests to its endpoints. */
@NullMarked
package dev.durablesingleton.local.web;

import org.jspecify.annotations.NullMarked;

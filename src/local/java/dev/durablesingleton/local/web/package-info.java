/** The HTTP server of the host and the routing of requests to its endpoints. */
package dev.durablesingleton.local.web;

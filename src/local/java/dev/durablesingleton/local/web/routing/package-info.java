/**
 * Finds the function that answers a request, by ASP.NET's classic route templates and constraints.
 * Functions are tried in the order of their names.
 */
@NullMarked
package dev.durablesingleton.local.web.routing;

import org.jspecify.annotations.NullMarked;

/** HTTP-triggered functions: what they get of a request, and what becomes of their result. */
package dev.durablesingleton.local.web.function;

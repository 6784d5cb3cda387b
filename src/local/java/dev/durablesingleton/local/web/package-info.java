/** HTTP: function routes, keys, the management API and {@code /admin}. */
package dev.durablesingleton.local.web;

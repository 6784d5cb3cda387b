/** Wires the parts of a host together: one package, one task hub, one HTTP port. */
package dev.durablesingleton.local.host;

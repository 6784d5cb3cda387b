/** Wires the parts of a host together: one package, one task hub, one HTTP port. */
@NullMarked
package dev.durablesingleton.local.host;

import org.jspecify.annotations.NullMarked;

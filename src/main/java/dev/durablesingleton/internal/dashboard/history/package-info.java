/** Converts the events of an instance's history to entries on a time axis. */
@NullMarked
package dev.durablesingleton.internal.dashboard.history;

import org.jspecify.annotations.NullMarked;

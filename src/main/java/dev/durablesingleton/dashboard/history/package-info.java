/** Converts the events of an instance's history to entries on a time axis. */
package dev.durablesingleton.dashboard.history;

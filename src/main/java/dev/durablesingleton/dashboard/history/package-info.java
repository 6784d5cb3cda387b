/** Turns the events of an instance's history into bars and marks on a time axis. */
package dev.durablesingleton.dashboard.history;

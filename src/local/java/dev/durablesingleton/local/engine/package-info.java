/**
 * The task hub: instances, history, messages, timers and turns, with the rules of the Durable
 * extension. Does no I/O of its own; store, clock and the place where work items run are given.
 */
package dev.durablesingleton.local.engine;

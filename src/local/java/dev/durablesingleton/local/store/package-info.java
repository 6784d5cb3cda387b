/** Stores a task hub in memory or in one SQLite file. Uses no other package of the host. */
package dev.durablesingleton.local.store;

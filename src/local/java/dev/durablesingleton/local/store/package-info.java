/** Stores a task hub in memory or in one SQLite file. Uses no other package of the host. */
@NullMarked
package dev.durablesingleton.local.store;

import org.jspecify.annotations.NullMarked;

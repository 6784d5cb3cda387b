/** Where a task hub is kept: in memory, or in one SQLite file. Imports no other room. */
package dev.durablesingleton.local.store;

/**
 * What callers ask of a hub: starts, commands, purges, and requests to entities. Each is decided
 * within one unit of work.
 */
@NullMarked
package dev.durablesingleton.local.engine.command;

import org.jspecify.annotations.NullMarked;

/**
 * The unfinished executions and active entities of a hub, which change in units of work. Only the
 * deciding thread uses them; all of it can be loaded from the store again.
 */
@NullMarked
package dev.durablesingleton.local.engine.state;

import org.jspecify.annotations.NullMarked;

/**
 * The turns, activities and batches of a hub: when they begin, and what their outcomes change.
 * Outcomes arrive on any thread and are applied on the deciding thread.
 */
@NullMarked
package dev.durablesingleton.local.engine.turn;

import org.jspecify.annotations.NullMarked;

/**
 * The committed state for readers on any thread: instances, entities and histories. Only the
 * deciding thread writes it, after a commit.
 */
@NullMarked
package dev.durablesingleton.local.engine.view;

import org.jspecify.annotations.NullMarked;

/**
 * The settings of a task hub: versions, entities, and what each turn receives. They have the
 * defaults of the Durable extension.
 */
@NullMarked
package dev.durablesingleton.local.engine.options;

import org.jspecify.annotations.NullMarked;

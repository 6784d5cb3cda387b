/**
 * Durable entities: their state, their queue, their lock and their batches, by the rules of
 * DurableTask.Core. The task hub owns the entities and gives them its unit of work through {@link
 * dev.durablesingleton.local.engine.entity.EntityOutbox}.
 */
@NullMarked
package dev.durablesingleton.local.engine.entity;

import org.jspecify.annotations.NullMarked;

package dev.durablesingleton.local.engine.entity;

/**
 * A request in a queue.
 *
 * @param sequence the sequence of its row, which is removed with the commit of the request's
 *     effects
 */
record Waiting(long sequence, EntityRequest request) {}

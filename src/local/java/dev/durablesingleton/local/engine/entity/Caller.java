package dev.durablesingleton.local.engine.entity;

import org.jspecify.annotations.Nullable;

/**
 * The orchestration that sent a request.
 *
 * @param executionId the only execution that takes the answer; null for the current one
 */
public record Caller(String instanceId, @Nullable String executionId) {}

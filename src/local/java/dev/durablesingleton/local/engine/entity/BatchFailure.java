package dev.durablesingleton.local.engine.entity;

import dev.durablesingleton.local.messages.TaskFailureDetails;

/**
 * Why none of the operations of a batch was run.
 *
 * @param ofHost whether the host reports it; otherwise the SDK does
 */
public record BatchFailure(TaskFailureDetails details, boolean ofHost) {}

/**
 * Checks that an orchestrator schedules the same actions again when its history is replayed. The
 * SDK itself compares only action IDs (durabletask-client 1.5.0, TaskOrchestrationExecutor).
 */
@NullMarked
package dev.durablesingleton.testkit.replay;

import org.jspecify.annotations.NullMarked;

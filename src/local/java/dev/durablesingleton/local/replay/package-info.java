/**
 * Replays orchestrators over their histories and checks that they schedule the same actions again.
 * The SDK itself compares only action IDs (durabletask-client 1.5.0, TaskOrchestrationExecutor).
 */
@NullMarked
package dev.durablesingleton.local.replay;

import org.jspecify.annotations.NullMarked;

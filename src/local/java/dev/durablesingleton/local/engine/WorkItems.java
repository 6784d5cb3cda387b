package dev.durablesingleton.local.engine;

import com.google.protobuf.ByteString;
import dev.durablesingleton.local.messages.OrchestratorResponse;
import dev.durablesingleton.local.messages.TaskFailureDetails;
import java.util.concurrent.CompletionStage;

/**
 * Where work items run: in a Functions package, or in a worker behind {@code GetWorkItems}. Called
 * on the hub's own thread, so it must hand the work on and return; the stages may complete on any
 * thread and never fail.
 */
public interface WorkItems {

  /** Replays an orchestrator over its history and new events. */
  CompletionStage<TurnOutcome> run(Turn turn);

  /** Runs an activity once. */
  CompletionStage<ActivityOutcome> run(Activity activity);

  /**
   * One turn of an orchestrator.
   *
   * @param request a serialized {@code OrchestratorRequest}, the whole history in it
   */
  record Turn(String instanceId, String executionId, String name, ByteString request) {}

  /**
   * One activity.
   *
   * @param input JSON text; null for none
   */
  record Activity(
      String instanceId,
      String executionId,
      int taskId,
      String name,
      String version,
      String input) {}

  /** What became of a turn. */
  sealed interface TurnOutcome {

    /** The SDK's answer. */
    record Answered(OrchestratorResponse response) implements TurnOutcome {}

    /**
     * The host could not have the orchestrator answer, so the instance fails.
     *
     * @param result what becomes the instance's output, JSON
     */
    record HostFailure(String result) implements TurnOutcome {}

    /** The worker went away; the turn is given out again. */
    record Abandoned() implements TurnOutcome {}
  }

  /** What became of an activity. */
  sealed interface ActivityOutcome {

    /** It returned; {@code result} is JSON text, or null for nothing. */
    record Completed(String result) implements ActivityOutcome {}

    /**
     * It failed.
     *
     * @param details what the orchestrator sees; null where the function could not be called at all
     * @param reason one sentence for the history
     */
    record Failed(TaskFailureDetails details, String reason) implements ActivityOutcome {}

    /** The worker went away; the activity is given out again. */
    record Abandoned() implements ActivityOutcome {}
  }
}

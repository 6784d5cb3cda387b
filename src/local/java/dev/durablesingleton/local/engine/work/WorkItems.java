package dev.durablesingleton.local.engine.work;

import com.google.protobuf.ByteString;
import dev.durablesingleton.local.engine.entity.EntityId;
import dev.durablesingleton.local.messages.EntityBatchResult;
import dev.durablesingleton.local.messages.OrchestratorResponse;
import dev.durablesingleton.local.messages.TaskFailureDetails;
import dev.durablesingleton.local.messages.TraceContext;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Runs work items: in a Functions package, or in a worker behind {@code GetWorkItems}. Called on
 * the deciding thread, so implementations must run the work on another thread. The stages may
 * complete on any thread. If one fails, so does the turn's instance or the activity.
 */
public interface WorkItems {

  /** Replays an orchestrator over its history and new events. */
  CompletionStage<TurnOutcome> run(Turn turn);

  /** Runs an activity once. */
  CompletionStage<ActivityOutcome> run(Activity activity);

  /** Runs a batch of operations of an entity. */
  CompletionStage<BatchOutcome> run(Batch batch);

  /**
   * Whether {@link #run(Check)} is supported. Otherwise the instances of a hub that is opened
   * continue unchecked.
   */
  default boolean checksHistories() {
    return false;
  }

  /** Checks whether the code at hand can continue an instance. Changes nothing. */
  default CompletionStage<CheckOutcome> run(Check check) {
    throw new UnsupportedOperationException("checksHistories() is false");
  }

  /**
   * One turn of an orchestrator.
   *
   * @param request a serialized {@code OrchestratorRequest} with the whole history
   */
  record Turn(String instanceId, String executionId, String name, ByteString request) {}

  /**
   * One activity.
   *
   * @param input JSON text; null for none
   * @param traceContext the trace context that the orchestration gives; null for none
   */
  record Activity(
      String instanceId,
      String executionId,
      int taskId,
      String name,
      @Nullable String version,
      @Nullable String input,
      @Nullable TraceContext traceContext) {}

  /**
   * One batch of an entity.
   *
   * @param request a serialized {@code EntityBatchRequest} with the entity's state
   */
  record Batch(EntityId entity, ByteString request) {}

  /**
   * A check before the first turn of an instance after its hub was opened.
   *
   * @param request a serialized {@code OrchestratorRequest} with the whole history as past events
   */
  record Check(String instanceId, String name, ByteString request) {}

  /** The outcome of a turn. */
  sealed interface TurnOutcome {

    /** The response of the SDK. */
    record Answered(OrchestratorResponse response) implements TurnOutcome {}

    /**
     * The host could not run the orchestrator, so the instance fails.
     *
     * @param result the instance's output, JSON
     */
    record HostFailure(String result) implements TurnOutcome {}

    /** The worker disconnected; the turn runs again. */
    record Abandoned() implements TurnOutcome {}

    /** The worker returned the turn without running it; the turn runs again after a pause. */
    record Declined() implements TurnOutcome {}
  }

  /** The outcome of an activity. */
  sealed interface ActivityOutcome {

    /** The activity returned; {@code result} is JSON text, or null. */
    record Completed(@Nullable String result) implements ActivityOutcome {}

    /**
     * The activity failed.
     *
     * @param details the failure for the orchestrator; null if the function could not be called
     * @param reason one sentence for the history
     * @param exception the exception's text for the history; null for none
     */
    record Failed(@Nullable TaskFailureDetails details, String reason, @Nullable String exception)
        implements ActivityOutcome {

      /** A failure without an exception's text. */
      public Failed(@Nullable TaskFailureDetails details, String reason) {
        this(details, reason, null);
      }
    }

    /** The worker disconnected; the activity runs again. */
    record Abandoned() implements ActivityOutcome {}
  }

  /** The outcome of a check. */
  sealed interface CheckOutcome {

    /** The code continues the instance, as far as a check can tell. */
    record Continues() implements CheckOutcome {}

    /**
     * The code would not have written this history, so the instance waits for other code.
     *
     * @param difference what the history has and what the code does, in sentences
     */
    record Differs(String difference) implements CheckOutcome {}
  }

  /** The outcome of a batch. */
  sealed interface BatchOutcome {

    /** The response of the SDK. */
    record Answered(EntityBatchResult result) implements BatchOutcome {}

    /** The host could not run the batch, so its operations fail and the state remains. */
    record HostFailure(TaskFailureDetails details) implements BatchOutcome {}

    /** The worker disconnected; the batch runs again. */
    record Abandoned() implements BatchOutcome {}
  }
}

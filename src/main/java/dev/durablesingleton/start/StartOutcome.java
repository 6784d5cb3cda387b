package dev.durablesingleton.start;

import com.microsoft.durabletask.OrchestrationMetadata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Outcome of a request to start an instance. */
public sealed interface StartOutcome {

  /** This request started the instance. */
  record Started(InstanceId id) implements StartOutcome {}

  /** This request started the instance, which finished within the requested wait time. */
  record Finished(OrchestrationMetadata instance) implements StartOutcome {}

  /**
   * The ID is taken by another start.
   *
   * @param instance the existing instance; null if the engine refused the start without details
   * @param raceLost whether the other start came while this one was running
   */
  record AlreadyExists(InstanceId id, @Nullable ExistingInstance instance, boolean raceLost)
      implements StartOutcome {}

  /**
   * The engine accepted the start, but the read-back could not determine whether this request or
   * another one started the instance.
   */
  record Unverified(InstanceId id, String reason) implements StartOutcome {}

  /**
   * The engine or its storage was out of reach.
   *
   * @param mayHaveStarted whether the start had been sent, so that the engine may have accepted it;
   *     otherwise nothing was started
   */
  record Unavailable(InstanceId id, boolean mayHaveStarted) implements StartOutcome {}

  /**
   * The input is too large for one message.
   *
   * @param limit maximum length in bytes of UTF-8
   */
  record TooLarge(int limit) implements StartOutcome {}

  /** The app has no orchestrator with this name. */
  record UnknownOrchestrator(String name, List<String> known) implements StartOutcome {}

  /** The request has an invalid value. */
  record BadRequest(String sentence) implements StartOutcome {}

  /** The body had no Content-Length, so the Functions host dropped it. */
  record LengthRequired() implements StartOutcome {}

  /** An app setting is invalid. */
  record Misconfigured(String sentence) implements StartOutcome {}
}

package dev.durablesingleton.start;

import com.microsoft.durabletask.OrchestrationMetadata;
import java.util.List;
import java.util.Optional;

/** How a request to start an instance ended. */
public sealed interface StartOutcome {

  /** This request, and no other, started the instance. */
  record Started(InstanceId id) implements StartOutcome {}

  /** Started by this request, waited for, and finished in time. */
  record Finished(OrchestrationMetadata instance) implements StartOutcome {}

  /**
   * Another start holds the ID.
   *
   * @param instance empty when the engine refused the start but did not tell for which instance
   * @param raceLost whether that start came while this one was under way
   */
  record AlreadyExists(InstanceId id, Optional<ExistingInstance> instance, boolean raceLost)
      implements StartOutcome {}

  /**
   * The engine took the start, but whether this request or another owns the instance could not be
   * read back.
   */
  record Unverified(InstanceId id, String reason) implements StartOutcome {}

  /**
   * The engine or its storage was out of reach.
   *
   * @param mayHaveStarted whether the start had been sent by then, so that the engine may have
   *     taken it; otherwise nothing was started
   */
  record Unavailable(InstanceId id, boolean mayHaveStarted) implements StartOutcome {}

  /**
   * The input is longer than what is left of one message.
   *
   * @param limit in bytes of UTF-8
   */
  record TooLarge(int limit) implements StartOutcome {}

  /** No orchestrator of this app has the name. */
  record UnknownOrchestrator(String name, List<String> known) implements StartOutcome {}

  /** A value of the request breaks a rule. */
  record BadRequest(String sentence) implements StartOutcome {}

  /** The body came without a length, so that the Functions host dropped it. */
  record LengthRequired() implements StartOutcome {}

  /** A setting of the app stands in the way. */
  record Misconfigured(String sentence) implements StartOutcome {}
}

package dev.durablesingleton.local.triggers;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.durablesingleton.local.engine.work.WorkItems.BatchOutcome;
import dev.durablesingleton.local.messages.EntityBatchResult;
import dev.durablesingleton.local.messages.OperationResult;
import dev.durablesingleton.local.worker.FailureDetector;
import dev.durablesingleton.local.worker.Value;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parses the result of one batch for the log and for the hub. Not thread-safe. */
final class BatchResultReader implements FailureDetector {

  private static final String NOT_BASE64 =
      "The input is not a valid Base-64 string as it contains a non-base 64 character, more than two"
          + " padding characters, or an illegal character among the padding characters.";

  private static final String NO_RESPONSE =
      "The function invocation resulted in a null response. This means that either the entity"
          + " function was implemented incorrectly, the Durable Task language SDK was implemented"
          + " incorrectly, or that the destination language worker is not sending the function result"
          + " back to the host.";

  private final String entity;
  private final String function;
  private @Nullable BatchOutcome outcome;
  private boolean hasFailure;

  BatchResultReader(String entity, String function) {
    this.entity = entity;
    this.function = function;
  }

  @Override
  public Optional<String> failureIn(Value returned) {
    Optional<String> failure = read(returned);
    hasFailure = failure.isPresent();
    return failure;
  }

  private Optional<String> read(Value returned) {
    if (!(returned instanceof Value.Text text) || text.text().isEmpty()) {
      return unreadable("System.InvalidOperationException", NO_RESPONSE);
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text.text());
    } catch (IllegalArgumentException e) {
      return unreadable("System.FormatException", NOT_BASE64);
    }
    try {
      EntityBatchResult result = EntityBatchResult.parseFrom(bytes);
      outcome = new BatchOutcome.Answered(result);
      return failureIn(result);
    } catch (InvalidProtocolBufferException e) {
      return unreadable(
          "Google.Protobuf.InvalidProtocolBufferException", String.valueOf(e.getMessage()));
    }
  }

  /** The outcome for the hub; only after {@link #failureIn} has been called. */
  BatchOutcome outcome() {
    return Objects.requireNonNull(outcome);
  }

  /** Whether the batch or one of its operations failed. */
  boolean hasFailure() {
    return hasFailure;
  }

  /** Whether the entity has a state after the batch. */
  boolean hasState() {
    return outcome instanceof BatchOutcome.Answered answered && answered.result().hasEntityState();
  }

  /** The call counts as failed if an operation did; the state is kept all the same (recorded). */
  private static Optional<String> failureIn(EntityBatchResult result) {
    if (result.hasFailureDetails()) {
      return Optional.of(ofEntity(result.getFailureDetails().getErrorMessage()));
    }
    List<String> failures =
        result.getResultsList().stream()
            .filter(OperationResult::hasFailure)
            .map(failed -> failed.getFailure().getFailureDetails().getErrorMessage())
            .toList();
    return switch (failures.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(ofEntity(failures.get(0)));
      default ->
          Optional.of(
              failures.stream()
                  .collect(
                      Collectors.joining(
                          ") (",
                          "System.AggregateException: One or more errors occurred. (",
                          ")")));
    };
  }

  private static String ofEntity(String message) {
    return "DurableTask.Core.Entities.EntityFailureException: " + message;
  }

  private Optional<String> unreadable(String type, String message) {
    outcome = BatchFailures.failed(entity, function, type, message);
    return Optional.of(type + ": " + message);
  }
}

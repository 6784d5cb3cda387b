package dev.durablesingleton.local.triggers;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.durablesingleton.local.engine.WorkItems.TurnOutcome;
import dev.durablesingleton.local.messages.CompleteOrchestrationAction;
import dev.durablesingleton.local.messages.OrchestrationStatus;
import dev.durablesingleton.local.messages.OrchestratorAction;
import dev.durablesingleton.local.messages.OrchestratorResponse;
import dev.durablesingleton.local.worker.FailureDetector;
import dev.durablesingleton.local.worker.Value;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parses the response of one turn for the log and for the hub. Not thread-safe. */
final class TurnResponseReader implements FailureDetector {

  private final String name;
  private @Nullable TurnOutcome outcome;

  TurnResponseReader(String name) {
    this.name = name;
  }

  @Override
  public Optional<String> failureIn(Value returned) {
    if (!(returned instanceof Value.Text text) || text.text().isEmpty()) {
      return unreadable("Function '" + name + "' returned a null response.", null);
    }
    try {
      OrchestratorResponse response =
          OrchestratorResponse.parseFrom(Base64.getDecoder().decode(text.text()));
      outcome = new TurnOutcome.Answered(response);
      return response.getActionsList().stream()
          .filter(OrchestratorAction::hasCompleteOrchestration)
          .map(OrchestratorAction::getCompleteOrchestration)
          .filter(TurnResponseReader::isFailure)
          .map(TurnResponseReader::message)
          .findFirst();
    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
      return unreadable(
          "Function '" + name + "' did not return an orchestrator response.", e.getMessage());
    }
  }

  /** The outcome for the hub; null before {@link #failureIn} has been called. */
  TurnOutcome outcome() {
    return Objects.requireNonNull(outcome);
  }

  private Optional<String> unreadable(String message, @Nullable String details) {
    outcome = TurnRunner.failure(message, details);
    return Optional.of(message);
  }

  private static boolean isFailure(CompleteOrchestrationAction completion) {
    return completion.getOrchestrationStatus() == OrchestrationStatus.ORCHESTRATION_STATUS_FAILED;
  }

  private static String message(CompleteOrchestrationAction completion) {
    return "Microsoft.Azure.WebJobs.Extensions.DurableTask: "
        + completion.getFailureDetails().getErrorType()
        + ": "
        + completion.getFailureDetails().getErrorMessage();
  }
}

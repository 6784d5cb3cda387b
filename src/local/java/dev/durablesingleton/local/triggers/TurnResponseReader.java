package dev.durablesingleton.local.triggers;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.durablesingleton.local.engine.work.WorkItems.TurnOutcome;
import dev.durablesingleton.local.messages.CompleteOrchestrationAction;
import dev.durablesingleton.local.messages.OrchestrationStatus;
import dev.durablesingleton.local.messages.OrchestratorAction;
import dev.durablesingleton.local.messages.OrchestratorResponse;
import dev.durablesingleton.local.worker.FailureDetector;
import dev.durablesingleton.local.worker.Value;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parses the response of one turn for the log and for the hub. Not thread-safe. */
final class TurnResponseReader implements FailureDetector {

  /** In UTF-16 units of its JSON text: 16 KB. */
  private static final int LONGEST_CUSTOM_STATUS = 8_192;

  private static final double UNITS_PER_KB = 512;

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
      int length = response.getCustomStatus().getValue().length();
      if (length > LONGEST_CUSTOM_STATUS) {
        return tooLong(length);
      }
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

  /** The limit and the text are the Durable extension's (3.19.0). */
  private Optional<String> tooLong(int length) {
    String problem =
        String.format(
            Locale.ROOT,
            "System.ArgumentException: CustomStatus is too large: limit = 16 KB (UTF-16), actual = %,.2f KB.",
            length / UNITS_PER_KB);
    outcome =
        TurnRunner.unhandled(
            name,
            "Microsoft.Azure.WebJobs.Host.FunctionInvocationException: Exception while executing function: Functions.%s\n ---> %s"
                .formatted(name, problem));
    return Optional.of(problem);
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

package dev.durablesingleton.dashboard;

import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import dev.durablesingleton.links.ApiFormat;
import dev.durablesingleton.start.InvalidRequestException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The states by the names that the management API gives them. */
final class StateName {

  private StateName() {}

  static OrchestrationRuntimeStatus read(String word) {
    return Arrays.stream(OrchestrationRuntimeStatus.values())
        .filter(state -> ApiFormat.of(state).equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() -> new InvalidRequestException(sentence(word)));
  }

  /** Whether nothing happens to the instance any more by itself. */
  static boolean isFinished(OrchestrationRuntimeStatus state) {
    return switch (state) {
      case COMPLETED, FAILED, TERMINATED, CANCELED -> true;
      default -> false;
    };
  }

  private static String sentence(String word) {
    String known =
        Arrays.stream(OrchestrationRuntimeStatus.values())
            .map(ApiFormat::of)
            .collect(Collectors.joining(", "));
    return "state is '" + word + "'; it must be one of " + known + ".";
  }
}

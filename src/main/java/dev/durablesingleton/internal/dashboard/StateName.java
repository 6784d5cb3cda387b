package dev.durablesingleton.internal.dashboard;

import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import dev.durablesingleton.internal.links.ApiFormat;
import dev.durablesingleton.start.InvalidRequestException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Parses runtime statuses as the management API names them. */
final class StateName {

  private StateName() {}

  /**
   * The status with this name, ignoring case.
   *
   * @throws InvalidRequestException if there is none
   */
  static OrchestrationRuntimeStatus read(String name) {
    return Arrays.stream(OrchestrationRuntimeStatus.values())
        .filter(state -> ApiFormat.of(state).equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> new InvalidRequestException(message(name)));
  }

  /** Whether an instance in this state has ended. */
  static boolean isFinished(OrchestrationRuntimeStatus state) {
    return switch (state) {
      case COMPLETED, FAILED, TERMINATED, CANCELED -> true;
      default -> false;
    };
  }

  private static String message(String name) {
    String known =
        Arrays.stream(OrchestrationRuntimeStatus.values())
            .map(ApiFormat::of)
            .collect(Collectors.joining(", "));
    return "state is '" + name + "'; it must be one of " + known + ".";
  }
}

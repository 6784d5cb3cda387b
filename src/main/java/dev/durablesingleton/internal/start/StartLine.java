package dev.durablesingleton.internal.start;

import dev.durablesingleton.internal.json.AppJson;
import dev.durablesingleton.start.StartOutcome;
import dev.durablesingleton.start.StartOutcome.AlreadyExists;
import dev.durablesingleton.start.StartOutcome.AnotherRun;
import dev.durablesingleton.start.StartOutcome.Started;
import dev.durablesingleton.start.StartRequest;
import java.time.Duration;

/**
 * Log line about one start, for queries. Written as JSON text, in the order of the components,
 * because the Java worker forwards only a line's text and no structured fields.
 */
record StartLine(
    String function, String instanceId, String outcome, String reuse, long milliseconds) {

  /** Prefix of each line. */
  static final String PREFIX = "Singleton start: ";

  static StartLine of(StartRequest request, StartOutcome outcome, Duration took) {
    return of(request, name(outcome), took);
  }

  /** The line of a start that ended with an exception. */
  static StartLine failed(StartRequest request, Duration took) {
    return of(request, "Failed", took);
  }

  String text() {
    return PREFIX + AppJson.write(this);
  }

  private static StartLine of(StartRequest request, String outcome, Duration took) {
    return new StartLine(
        request.orchestrator(),
        request.id().value(),
        outcome,
        request.reuse().policyName(),
        took.toMillis());
  }

  private static String name(StartOutcome outcome) {
    if (outcome instanceof AlreadyExists exists) {
      return exists.raceLost() ? "RaceLost" : "Conflict";
    }
    if (outcome instanceof Started started && started.repeated()) {
      return "Repeated";
    }
    if (outcome instanceof AnotherRun) {
      return "RaceLost";
    }
    return outcome.getClass().getSimpleName();
  }
}

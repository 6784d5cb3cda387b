package dev.durablesingleton.start;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.durablesingleton.start.StartOutcome.AlreadyExists;
import java.time.Duration;

/**
 * What the log tells about one start, for queries. Written out as JSON by the order of components:
 * the Java worker passes on a line's text, and no fields beside it.
 */
record StartLine(
    String function, String instanceId, String outcome, String reuse, long milliseconds) {

  /** What each line begins with. */
  static final String PREFIX = "Singleton start: ";

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  static StartLine of(StartRequest request, StartOutcome outcome, Duration took) {
    return of(request, word(outcome), took);
  }

  /** Of a start that ended with an exception. */
  static StartLine failed(StartRequest request, Duration took) {
    return of(request, "Failed", took);
  }

  String text() {
    try {
      return PREFIX + JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A line of texts and a number has no JSON.", e);
    }
  }

  private static StartLine of(StartRequest request, String outcome, Duration took) {
    return new StartLine(
        request.orchestrator(),
        request.id().value(),
        outcome,
        request.reuse().word(),
        took.toMillis());
  }

  private static String word(StartOutcome outcome) {
    if (outcome instanceof AlreadyExists exists) {
      return exists.raceLost() ? "RaceLost" : "Conflict";
    }
    return outcome.getClass().getSimpleName();
  }
}

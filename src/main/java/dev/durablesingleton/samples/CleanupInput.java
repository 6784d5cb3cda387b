package dev.durablesingleton.samples;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Input of {@link PeriodicCleanup}, passed from each round to the next.
 *
 * @param interval ISO-8601 duration between two rounds
 * @param age ISO-8601 duration since its creation after which a finished instance is purged
 * @param round number of the round, from 1
 * @param lastResult result of the previous round; null in the first
 */
record CleanupInput(String interval, String age, long round, @Nullable String lastResult) {

  private static final Set<String> MEMBERS = Set.of("interval", "age", "round", "lastResult");
  private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);
  // A hundred years, so that every computed time is within the range of the storage.
  private static final Duration LONGEST = Duration.ofDays(36_500);

  CleanupInput {
    check("interval", interval, SHORTEST_INTERVAL);
    check("age", age, Duration.ZERO);
  }

  /**
   * Reads the input; missing members have defaults.
   *
   * @throws IllegalArgumentException if the input is invalid
   */
  static CleanupInput of(@Nullable JsonNode json) {
    if (json == null || json.isNull()) {
      return new CleanupInput("PT1H", "P7D", 1, null);
    }
    if (!json.isObject()) {
      throw new IllegalArgumentException(
          "The input must be an object such as {\"interval\": \"PT1H\", \"age\": \"P7D\"}, not "
              + json
              + ".");
    }
    for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!MEMBERS.contains(name)) {
        throw new IllegalArgumentException(
            "The input has the unknown member '" + name + "'; allowed are interval and age.");
      }
    }
    return new CleanupInput(
        json.path("interval").asText("PT1H"),
        json.path("age").asText("P7D"),
        json.path("round").asLong(1),
        json.path("lastResult").asText(null));
  }

  CleanupInput next(String result) {
    return new CleanupInput(interval, age, round + 1, result);
  }

  Duration intervalTime() {
    return Duration.parse(interval);
  }

  Duration ageTime() {
    return Duration.parse(age);
  }

  private static void check(String name, String text, Duration shortest) {
    Duration duration;
    try {
      duration = Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          name + " is '" + text + "'; it must be an ISO-8601 duration such as PT1H or P7D.", e);
    }
    if (duration.compareTo(shortest) < 0 || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          name
              + " is '"
              + text
              + "'; it must be from "
              + shortest
              + " to P"
              + LONGEST.toDays()
              + "D.");
    }
  }
}

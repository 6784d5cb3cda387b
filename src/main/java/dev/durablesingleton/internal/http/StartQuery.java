package dev.durablesingleton.internal.http;

import dev.durablesingleton.start.InvalidRequestException;
import dev.durablesingleton.start.Reuse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Query parameters of a start. */
record StartQuery(Map<String, String> parameters) {

  /** In seconds; after this Azure's load balancer ends an idle request. */
  private static final int LONGEST_WAIT = 230;

  /**
   * The policy in {@code reuse}; empty if the parameter is missing.
   *
   * @throws InvalidRequestException if there is no such policy
   */
  Optional<Reuse> reuse() {
    return Optional.ofNullable(parameters.get("reuse"))
        .map(
            name ->
                Reuse.requested(name)
                    .orElseThrow(() -> invalid("reuse", name, Reuse.REQUEST_NAMES)));
  }

  /**
   * The time in {@code wait}; zero if the parameter is missing.
   *
   * @throws InvalidRequestException unless it is a whole number of seconds from 0 to 230
   */
  Duration waitTime() {
    String seconds = parameters.get("wait");
    if (seconds == null) {
      return Duration.ZERO;
    }
    // At most nine digits, so that the number fits an int.
    if (!seconds.matches("[0-9]{1,9}") || Integer.parseInt(seconds) > LONGEST_WAIT) {
      throw invalid("wait", seconds, "a whole number of seconds from 0 to " + LONGEST_WAIT);
    }
    return Duration.ofSeconds(Integer.parseInt(seconds));
  }

  private static InvalidRequestException invalid(String parameter, String value, String rule) {
    return new InvalidRequestException(parameter + " is '" + value + "'; it must be " + rule + ".");
  }
}

package dev.durablesingleton.http;

import com.microsoft.azure.functions.HttpRequestMessage;
import dev.durablesingleton.start.InvalidRequestException;
import dev.durablesingleton.start.Reuse;
import java.time.Duration;
import java.util.Optional;

/** Reads the query parameters of a start. */
final class StartQuery {

  /** In seconds; after this Azure's load balancer ends an idle request. */
  private static final int LONGEST_WAIT = 230;

  private StartQuery() {}

  /**
   * The policy in {@code reuse}; empty if the parameter is missing.
   *
   * @throws InvalidRequestException if there is no such policy
   */
  static Optional<Reuse> reuse(HttpRequestMessage<?> request) {
    return Optional.ofNullable(request.getQueryParameters().get("reuse")).map(StartQuery::policy);
  }

  /**
   * The time in {@code wait}; zero if the parameter is missing.
   *
   * @throws InvalidRequestException unless it is a whole number of seconds from 0 to 230
   */
  static Duration waitTime(HttpRequestMessage<?> request) {
    String seconds = request.getQueryParameters().getOrDefault("wait", "0");
    // At most nine digits, so that the number fits an int.
    if (!seconds.matches("[0-9]{1,9}") || Integer.parseInt(seconds) > LONGEST_WAIT) {
      throw new InvalidRequestException(
          String.format(
              "wait is '%s'; it must be a whole number of seconds from 0 to %s.",
              seconds, LONGEST_WAIT));
    }
    return Duration.ofSeconds(Integer.parseInt(seconds));
  }

  private static Reuse policy(String name) {
    return Reuse.named(name)
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    "reuse is '" + name + "'; it must be " + Reuse.NAMES + "."));
  }
}

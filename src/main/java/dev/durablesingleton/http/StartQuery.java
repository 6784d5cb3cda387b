package dev.durablesingleton.http;

import com.microsoft.azure.functions.HttpRequestMessage;
import dev.durablesingleton.start.InvalidRequestException;
import dev.durablesingleton.start.Reuse;
import java.time.Duration;
import java.util.Optional;

/** The query parameters of a start. */
final class StartQuery {

  static final String REUSE_WORDS = "never, failed or finished";

  /** In seconds; Azure's front door gives up on an answer after this. */
  private static final int LONGEST_WAIT = 230;

  private StartQuery() {}

  /**
   * What {@code reuse} asks for; empty when it is not there.
   *
   * @throws InvalidRequestException for an unknown word
   */
  static Optional<Reuse> reuse(HttpRequestMessage<?> request) {
    return Optional.ofNullable(request.getQueryParameters().get("reuse")).map(StartQuery::policy);
  }

  /**
   * How long {@code wait} asks to wait for the end; zero when it is not there.
   *
   * @throws InvalidRequestException when it is no whole number of seconds from 0 to 230
   */
  static Duration waitTime(HttpRequestMessage<?> request) {
    String seconds = request.getQueryParameters().getOrDefault("wait", "0");
    // Nine digits are sure to be an int.
    if (!seconds.matches("[0-9]{1,9}") || Integer.parseInt(seconds) > LONGEST_WAIT) {
      throw new InvalidRequestException(
          String.format(
              "wait is '%s'; it must be a whole number of seconds from 0 to %d.",
              seconds, LONGEST_WAIT));
    }
    return Duration.ofSeconds(Integer.parseInt(seconds));
  }

  private static Reuse policy(String word) {
    return Reuse.named(word)
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    "reuse is '" + word + "'; it must be " + REUSE_WORDS + "."));
  }
}

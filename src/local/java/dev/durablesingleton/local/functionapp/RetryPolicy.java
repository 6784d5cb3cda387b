package dev.durablesingleton.local.functionapp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The retry policy of a function: {@code retry} of {@code function.json}, or of {@code host.json}
 * for functions that have none of their own. The rules are those of the WebJobs SDK's {@code
 * FixedDelayRetryAttribute} and {@code ExponentialBackoffRetryAttribute}. Immutable.
 *
 * @param maxRetryCount number of retries after the first attempt; -1 for no limit
 * @param minimumInterval delay before the first retry
 * @param maximumInterval longest delay; equal to {@code minimumInterval} for a fixed delay
 * @param warnings the end of a sentence for each time span that may not mean what it seems to, with
 *     the time span at its beginning
 */
public record RetryPolicy(
    int maxRetryCount, Duration minimumInterval, Duration maximumInterval, List<String> warnings) {

  private static final String MEMBER = "retry";
  private static final int UNLIMITED = -1;

  public RetryPolicy {
    warnings = List.copyOf(warnings);
  }

  /** Whether another retry is allowed after this number of retries. */
  public boolean allowsRetryAfter(int retries) {
    return maxRetryCount == UNLIMITED || retries < maxRetryCount;
  }

  /**
   * Reads the policy of a {@code function.json}.
   *
   * @return empty if the file has no policy
   * @throws PackageException with one sentence, if the policy is invalid
   */
  public static Optional<RetryPolicy> of(JsonObject functionJson) throws PackageException {
    JsonElement member = JsonFile.member(functionJson, MEMBER);
    if (member == null || member.isJsonNull()) {
      return Optional.empty();
    }
    if (!member.isJsonObject()) {
      throw new PackageException("'retry' of function.json is not an object.");
    }
    JsonObject retry = member.getAsJsonObject();
    return Optional.of(
        read(
            name -> {
              JsonElement value = JsonFile.member(retry, name);
              return value != null && value.isJsonPrimitive() ? value.getAsString() : null;
            }));
  }

  /** Reads the policy of a {@code host.json}; empty if the file has none. */
  static Optional<RetryPolicy> of(Configuration host) throws PackageException {
    if (host.below(MEMBER).isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(name -> host.text(MEMBER + ":" + name)));
    } catch (PackageException e) {
      throw new PackageException("host.json: " + e.getMessage());
    }
  }

  private static RetryPolicy read(Function<String, @Nullable String> members)
      throws PackageException {
    String strategy = members.apply("strategy");
    int count = count(members.apply("maxRetryCount"));
    return switch (strategy == null ? "fixeddelay" : strategy.toLowerCase(Locale.ROOT)) {
      case "fixeddelay" -> {
        Duration delay = interval(members, "delayInterval");
        yield new RetryPolicy(count, delay, delay, warnings(members, "delayInterval"));
      }
      case "exponentialbackoff" -> exponential(members, count);
      default ->
          throw new PackageException(
              "'retry' has the strategy '%s'; use fixedDelay or exponentialBackoff."
                  .formatted(strategy));
    };
  }

  private static RetryPolicy exponential(Function<String, @Nullable String> members, int count)
      throws PackageException {
    Duration minimum = interval(members, "minimumInterval");
    Duration maximum = interval(members, "maximumInterval");
    if (minimum.compareTo(maximum) > 0) {
      throw new PackageException(
          "'retry' has the minimumInterval '%s', which is longer than the maximumInterval '%s'."
              .formatted(members.apply("minimumInterval"), members.apply("maximumInterval")));
    }
    return new RetryPolicy(
        count, minimum, maximum, warnings(members, "minimumInterval", "maximumInterval"));
  }

  private static int count(@Nullable String text) throws PackageException {
    if (text == null || !text.trim().matches("-1|[0-9]{1,9}")) {
      throw new PackageException(
          text == null
              ? "'retry' has no maxRetryCount; use a whole number, or -1 for no limit."
              : "'retry' has the maxRetryCount '%s'; use a whole number, or -1 for no limit."
                  .formatted(text));
    }
    return Integer.parseInt(text.trim());
  }

  private static Duration interval(Function<String, @Nullable String> members, String name)
      throws PackageException {
    String text = members.apply(name);
    Optional<Duration> interval =
        Optional.ofNullable(text).flatMap(TimeSpan::parse).filter(span -> !span.isNegative());
    if (interval.isEmpty()) {
      throw new PackageException(
          text == null
              ? "'retry' has no %s; use hh:mm:ss.".formatted(name)
              : "'retry' has the %s '%s'; use hh:mm:ss.".formatted(name, text));
    }
    return interval.get();
  }

  private static List<String> warnings(
      Function<String, @Nullable String> members, String... names) {
    return Stream.of(names)
        .map(members)
        .flatMap(text -> TimeSpan.daysNotice(text).stream())
        .toList();
  }
}

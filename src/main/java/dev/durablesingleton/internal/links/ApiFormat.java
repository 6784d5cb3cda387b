package dev.durablesingleton.internal.links;

import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Formats statuses and times as the management API does. */
public final class ApiFormat {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

  private ApiFormat() {}

  /** Pascal case, such as {@code ContinuedAsNew}. */
  public static String of(OrchestrationRuntimeStatus status) {
    return Arrays.stream(status.name().split("_"))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }

  /** UTC, truncated to seconds. */
  public static String of(Instant time) {
    return TIME.format(time);
  }
}

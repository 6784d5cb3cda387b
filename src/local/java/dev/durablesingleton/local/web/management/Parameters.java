package dev.durablesingleton.local.web.management;

import dev.durablesingleton.local.store.RuntimeStatus;
import dev.durablesingleton.local.web.http.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of the management API. As in the extension, an invalid value is treated as
 * missing.
 */
final class Parameters {

  private static final int DEFAULT_PAGE = 100;
  private static final double MILLIS = 1000;

  private final Query query;

  Parameters(String query) {
    this.query = Query.parseTrimmed(query);
  }

  /** A text; null if it is missing. */
  @Nullable String text(String name) {
    return query.joined(name);
  }

  boolean flag(String name, boolean defaultValue) {
    String value = text(name);
    if ("true".equalsIgnoreCase(value)) {
      return true;
    }
    return "false".equalsIgnoreCase(value) ? false : defaultValue;
  }

  /** A point in time, in UTC unless the text names an offset; null if it is missing or invalid. */
  @Nullable Instant time(String name) {
    String value = text(name);
    return value == null ? null : TimeText.parse(value);
  }

  /** A duration from a number of seconds; null if it is missing or invalid. */
  @Nullable Duration seconds(String name) {
    try {
      String value = text(name);
      return value == null ? null : Duration.ofMillis((long) (Double.parseDouble(value) * MILLIS));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The value of {@code top}, which may be negative. */
  int pageSize() {
    try {
      String value = text("top");
      return value == null ? DEFAULT_PAGE : Integer.parseInt(value);
    } catch (NumberFormatException e) {
      return DEFAULT_PAGE;
    }
  }

  /** Statuses by name, case-sensitive, or by number; other values are ignored. */
  Set<RuntimeStatus> statuses() {
    Set<RuntimeStatus> statuses = EnumSet.noneOf(RuntimeStatus.class);
    for (String list : query.all("runtimeStatus")) {
      for (String name : list.split(",", -1)) {
        for (RuntimeStatus status : RuntimeStatus.values()) {
          if (status.label().equals(name.trim())
              || Integer.toString(status.number()).equals(name.trim())) {
            statuses.add(status);
          }
        }
      }
    }
    return statuses;
  }
}

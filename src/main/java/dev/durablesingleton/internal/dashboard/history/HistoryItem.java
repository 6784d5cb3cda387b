package dev.durablesingleton.internal.dashboard.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** One element of the management API's {@code historyEvents}. */
record HistoryItem(JsonNode json) {

  /** In characters; longer texts would make a long history too large for a browser. */
  private static final int MAX_TEXT_LENGTH = 10_000;

  String type() {
    return json.path("EventType").asText();
  }

  boolean has(String member) {
    return json.hasNonNull(member);
  }

  Instant time(String member) {
    return OffsetDateTime.parse(json.path(member).asText()).toInstant();
  }

  /** Strings are stripped; other values are returned as JSON; null if absent. */
  @Nullable String text(String member) {
    JsonNode value = json.path(member);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    boolean isParsed = member.equals("Result") || !value.isTextual();
    String text = isParsed ? value.toString() : value.textValue().strip();
    return text.length() <= MAX_TEXT_LENGTH ? text : text.substring(0, MAX_TEXT_LENGTH) + "…";
  }

  /** The failure details, else the reason of a failed event; null for none. */
  @Nullable String failure() {
    return has("FailureDetails") ? text("FailureDetails") : failureWithoutDetails();
  }

  private @Nullable String failureWithoutDetails() {
    return type().endsWith("Failed") ? text("Reason") : null;
  }
}

package dev.durablesingleton.dashboard.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;

/** One item of the management API's {@code historyEvents}. */
record HistoryItem(JsonNode json) {

  /** In characters; a long history of long texts would be too much for a browser. */
  private static final int LONGEST = 10_000;

  String type() {
    return json.path("EventType").asText();
  }

  boolean has(String member) {
    return json.hasNonNull(member);
  }

  Instant time(String member) {
    return OffsetDateTime.parse(json.path(member).asText()).toInstant();
  }

  /** A string as it is, but for blanks around it, and any other value as JSON; null for none. */
  String text(String member) {
    JsonNode value = json.path(member);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    boolean isParsed = member.equals("Result") || !value.isTextual();
    String text = isParsed ? value.toString() : value.textValue().strip();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  String failure() {
    return has("FailureDetails") ? text("FailureDetails") : failureWithoutDetails();
  }

  private String failureWithoutDetails() {
    return type().endsWith("Failed") ? text("Reason") : null;
  }
}

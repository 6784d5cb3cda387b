package dev.durablesingleton.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What happened to an instance since it, or its present generation, began.
 *
 * @param continued whether earlier generations of an eternal instance came before
 */
record History(boolean continued, List<TimelineEntry> entries) {

  static History of(JsonNode events) {
    return new History(isContinued(events.path(0)), new Timeline().of(events));
  }

  /** The extension writes 0 for a first generation and null for all others. */
  private static boolean isContinued(JsonNode started) {
    return started.has("Generation") && started.get("Generation").isNull();
  }
}

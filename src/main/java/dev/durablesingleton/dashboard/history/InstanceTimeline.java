package dev.durablesingleton.dashboard.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What happened to an instance since it, or its present generation, began.
 *
 * @param continued whether earlier generations of an eternal instance came before
 */
public record InstanceTimeline(boolean continued, List<TimelineEntry> entries) {

  public static InstanceTimeline of(JsonNode events) {
    return new InstanceTimeline(isContinued(events.path(0)), new TimelineBuilder().of(events));
  }

  /** The extension writes 0 for a first generation and null for all others. */
  private static boolean isContinued(JsonNode started) {
    return started.has("Generation") && started.get("Generation").isNull();
  }
}

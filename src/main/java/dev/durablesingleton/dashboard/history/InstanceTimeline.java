package dev.durablesingleton.dashboard.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Timeline of an instance's current generation.
 *
 * @param continued whether the instance has continued as new, so that earlier generations are not
 *     included
 */
public record InstanceTimeline(boolean continued, List<TimelineEntry> entries) {

  /** Builds the timeline from the management API's {@code historyEvents}. */
  public static InstanceTimeline of(JsonNode events) {
    return new InstanceTimeline(isContinued(events.path(0)), new TimelineBuilder().of(events));
  }

  /** The Durable extension writes 0 for the first generation and null for later ones. */
  private static boolean isContinued(JsonNode started) {
    return started.has("Generation") && started.get("Generation").isNull();
  }
}

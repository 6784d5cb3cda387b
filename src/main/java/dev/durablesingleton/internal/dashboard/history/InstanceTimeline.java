package dev.durablesingleton.internal.dashboard.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/**
 * Timeline of an instance's current generation.
 *
 * @param parent ID of the parent instance; null if there is none, or if the engine does not name it
 * @param version the instance's version; null for none
 * @param reasonToWait why a local host gives the instance no turn, as a sentence; null if it does,
 *     and on other engines
 * @param finished whether the instance has ended, so that its history does not change
 * @param continued whether the instance has continued as new, so that earlier generations are not
 *     included; not known for sub-orchestrations
 * @param waiting entities whose answer the instance has not received
 * @param held entities whose locks it holds, unless they were released from outside
 */
public record InstanceTimeline(
    String parent,
    String version,
    String reasonToWait,
    boolean finished,
    boolean continued,
    List<TimelineEntry> entries,
    List<EntityUse> waiting,
    List<EntityUse> held) {

  private static final Set<String> FINAL_STATES =
      Set.of("Completed", "Failed", "Terminated", "Canceled");

  /**
   * Builds the timeline from a status document of the management API.
   *
   * @param status a status document with {@code historyEvents}
   */
  public static InstanceTimeline of(JsonNode status) {
    JsonNode events = status.path("historyEvents");
    EntityUses entities = EntityUses.in(events);
    return new InstanceTimeline(
        status.path("parentInstanceId").asText(null),
        status.path("version").asText(null),
        status.path("reasonToWait").asText(null),
        FINAL_STATES.contains(status.path("runtimeStatus").asText()),
        !status.has("parentInstanceId") && isContinued(events.path(0)),
        new TimelineBuilder().of(events),
        entities.waiting(),
        entities.held());
  }

  /**
   * The Durable extension writes 0 for the first generation, and null for later ones and for
   * sub-orchestrations.
   */
  private static boolean isContinued(JsonNode started) {
    return started.has("Generation") && started.get("Generation").isNull();
  }
}

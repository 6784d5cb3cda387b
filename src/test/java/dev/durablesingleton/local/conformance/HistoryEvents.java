package dev.durablesingleton.local.conformance;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The part of an instance's history that must be equal. */
final class HistoryEvents {

  private HistoryEvents() {}

  /**
   * The events in a fixed order, because concurrent tasks end in any order. Equal timers appear
   * once, because timers of the recorded storage fire up to a second early and are then created
   * again.
   */
  static List<JsonElement> unordered(List<JsonElement> events) {
    List<JsonElement> normalized = new ArrayList<>();
    for (JsonElement event :
        events.stream().sorted(Comparator.comparing(JsonElement::toString)).toList()) {
      if (!isTimer(event) || !normalized.contains(event)) {
        normalized.add(event);
      }
    }
    return normalized;
  }

  private static boolean isTimer(JsonElement event) {
    return event.getAsJsonObject().get("EventType").getAsString().startsWith("Timer");
  }
}

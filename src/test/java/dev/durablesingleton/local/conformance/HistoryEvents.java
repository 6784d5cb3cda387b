package dev.durablesingleton.local.conformance;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What counts of an instance's history. */
final class History {

  private History() {}

  /**
   * The events in a fixed order, since tasks that run side by side end in any; equal timers once,
   * since those of the recorded storage fire up to a second early and are then set again.
   */
  static List<JsonElement> unordered(List<JsonElement> events) {
    List<JsonElement> kept = new ArrayList<>();
    for (JsonElement event :
        events.stream().sorted(Comparator.comparing(JsonElement::toString)).toList()) {
      if (!isTimer(event) || !kept.contains(event)) {
        kept.add(event);
      }
    }
    return kept;
  }

  private static boolean isTimer(JsonElement event) {
    return event.getAsJsonObject().get("EventType").getAsString().startsWith("Timer");
  }
}

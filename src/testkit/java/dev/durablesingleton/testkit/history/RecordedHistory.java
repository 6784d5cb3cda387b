package dev.durablesingleton.testkit.history;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.durablesingleton.local.messages.HistoryEvent;
import java.util.List;

/**
 * A history with its events. For use within the kit only: the classes of the events are internal to
 * the host and may change.
 */
public record RecordedHistory(String instanceId, String orchestrator, List<HistoryEvent> events)
    implements InstanceHistory {

  public RecordedHistory {
    events = List.copyOf(events);
  }

  @Override
  public String toString() {
    return HistoryTable.of(events);
  }

  @Override
  public String toJson() {
    JsonArray list = new JsonArray();
    events.forEach(event -> list.add(ProtoJson.write(event)));
    JsonObject json = new JsonObject();
    json.addProperty("instanceId", instanceId);
    json.addProperty("orchestrator", orchestrator);
    json.add("events", list);
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(json) + "\n";
  }
}

package dev.durablesingleton.testkit.history;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened to an instance in its present generation, in order. Immutable.
 *
 * @param orchestrator name of the orchestrator
 */
public record InstanceHistory(String instanceId, String orchestrator, List<HistoryEvent> events) {

  public InstanceHistory {
    events = List.copyOf(events);
  }

  /** A table for people: time, event, name, input, result. */
  @Override
  public String toString() {
    return HistoryTable.of(events);
  }

  /** The history as JSON: its events in the JSON mapping of the SDK's protobuf. */
  public String toJson() {
    JsonArray list = new JsonArray();
    events.forEach(event -> list.add(ProtoJson.write(event)));
    JsonObject json = new JsonObject();
    json.addProperty("instanceId", instanceId);
    json.addProperty("orchestrator", orchestrator);
    json.add("events", list);
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(json) + "\n";
  }

  /**
   * Writes {@link #toJson} to a file, over what is there, and makes its folder if there is none.
   */
  public void save(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, toJson());
    } catch (IOException e) {
      throw new UncheckedIOException("The history cannot be written to '" + file + "'.", e);
    }
  }

  /**
   * Reads what {@link #toJson} gave.
   *
   * @throws IllegalArgumentException when it is something else
   */
  public static InstanceHistory ofJson(String text) {
    try {
      JsonObject json = JsonParser.parseString(text).getAsJsonObject();
      List<HistoryEvent> events = new ArrayList<>();
      for (JsonElement event : json.getAsJsonArray("events")) {
        events.add((HistoryEvent) ProtoJson.read(event, HistoryEvent.newBuilder()));
      }
      return new InstanceHistory(
          json.get("instanceId").getAsString(), json.get("orchestrator").getAsString(), events);
    } catch (JsonParseException | IllegalStateException | NullPointerException e) {
      throw new IllegalArgumentException(
          "This is no history; it must be an object with instanceId, orchestrator and events.", e);
    }
  }

  /** Reads the file that {@link #save} wrote, as {@link #ofJson}. */
  public static InstanceHistory load(Path file) {
    try {
      return ofJson(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("The history cannot be read from '" + file + "'.", e);
    }
  }
}

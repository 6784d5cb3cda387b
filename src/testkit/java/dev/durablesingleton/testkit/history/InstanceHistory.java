package dev.durablesingleton.testkit.history;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.durablesingleton.local.messages.HistoryEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The history of an instance in its current generation, in order. Save it to a file to check later
 * versions of the code against it. Immutable.
 *
 * <pre>{@code
 * Path file = Path.of("src/test/resources/cleanup-v1.json");
 * hub.instance("cleanup-1").history().save(file);
 * // in the test of a later version
 * hub.replay(InstanceHistory.load(file));
 * }</pre>
 */
public sealed interface InstanceHistory permits RecordedHistory {

  /** Returns the ID of the instance. */
  String instanceId();

  /** Returns the name of the orchestrator. */
  String orchestrator();

  /** Returns a table for people, with the columns time, event, name, input and result. */
  @Override
  String toString();

  /**
   * Returns the history as JSON, with its events in the JSON mapping of protobuf and with the names
   * of the Durable Task protocol.
   *
   * @throws IllegalStateException if an event has a field that cannot be written
   */
  String toJson();

  /**
   * Writes {@link #toJson} to a file. Overwrites an existing file and creates missing folders.
   *
   * @throws UncheckedIOException if the file cannot be written
   */
  default void save(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, toJson());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the history to '" + file + "'.", e);
    }
  }

  /**
   * Reads a history from the JSON of {@link #toJson}.
   *
   * @throws IllegalArgumentException if the text is not such JSON, or if an event has a field or a
   *     value that this version of the kit does not have
   */
  static InstanceHistory ofJson(String text) {
    try {
      JsonObject json = JsonParser.parseString(text).getAsJsonObject();
      List<HistoryEvent> events = new ArrayList<>();
      for (JsonElement event : json.getAsJsonArray("events")) {
        events.add((HistoryEvent) ProtoJson.read(event, HistoryEvent.newBuilder()));
      }
      return new RecordedHistory(
          json.get("instanceId").getAsString(), json.get("orchestrator").getAsString(), events);
    } catch (JsonParseException
        | ClassCastException
        | IllegalStateException
        | NullPointerException
        | UnsupportedOperationException e) {
      throw new IllegalArgumentException(
          "The text is not a saved history; expected a JSON object with instanceId, orchestrator and events.",
          e);
    }
  }

  /**
   * Reads a history from a file written by {@link #save}.
   *
   * @throws IllegalArgumentException if the content is not a saved history; see {@link #ofJson}
   * @throws UncheckedIOException if the file cannot be read
   */
  static InstanceHistory load(Path file) {
    try {
      return ofJson(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the history from '" + file + "'.", e);
    }
  }
}

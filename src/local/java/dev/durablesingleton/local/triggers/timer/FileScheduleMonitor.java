package dev.durablesingleton.local.triggers.timer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.durablesingleton.local.files.PrivateFiles;
import dev.durablesingleton.local.json.Json;
import dev.durablesingleton.local.log.HostLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The file of the timers' schedule status, after the timer extension's FileSystemScheduleMonitor.
 * If it cannot be read or written, this is logged, and timers run without it.
 */
final class FileScheduleMonitor {

  private static final String CATEGORY = "Host.Triggers.Timer";

  private final Path file;
  private final HostLog log;

  FileScheduleMonitor(Path file, HostLog log) {
    this.file = file.toAbsolutePath();
    this.log = log;
  }

  Map<String, ScheduleStatus> read() {
    Map<String, ScheduleStatus> statuses = new TreeMap<>();
    if (!Files.exists(file)) {
      return statuses;
    }
    try {
      JsonObject content = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      content.entrySet().forEach(e -> statuses.put(e.getKey(), status(e.getValue())));
      return statuses;
    } catch (IOException
        | JsonParseException
        | IllegalStateException
        | NullPointerException
        | UnsupportedOperationException
        | DateTimeException e) {
      log.warn(
          CATEGORY,
          "The schedule status file '%s' cannot be read, so missed runs are not caught up (%s)."
              .formatted(file, e.getMessage()));
      return new TreeMap<>();
    }
  }

  /** Replaces the file atomically. */
  void write(Map<String, ScheduleStatus> statuses) {
    JsonObject content = new JsonObject();
    statuses.forEach((function, status) -> content.add(function, json(status)));
    try {
      PrivateFiles.createFolder(Objects.requireNonNull(file.getParent()));
      PrivateFiles.replace(file, Json.indented(content).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      log.error(
          CATEGORY,
          "The schedule status file '%s' cannot be written; missed runs cannot be caught up after a restart."
              .formatted(file),
          e);
    }
  }

  private static JsonObject json(ScheduleStatus status) {
    JsonObject json = new JsonObject();
    json.addProperty("last", text(status.last()));
    json.addProperty("next", text(status.next()));
    json.addProperty("lastUpdated", text(status.lastUpdated()));
    return json;
  }

  private static ScheduleStatus status(JsonElement json) {
    JsonObject object = json.getAsJsonObject();
    return new ScheduleStatus(
        time(object.get("last")),
        Instant.parse(object.get("next").getAsString()),
        time(object.get("lastUpdated")));
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  private static @Nullable Instant time(@Nullable JsonElement text) {
    return text == null || text.isJsonNull() ? null : Instant.parse(text.getAsString());
  }
}

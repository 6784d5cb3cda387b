package dev.durablesingleton.local.cli.durable;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/** A history of the management API as a table: one line for each event. */
final class HistoryText {

  private static final int LONGEST_DETAIL = 100;

  private HistoryText() {}

  static List<String> of(JsonArray events) {
    TextTable table = new TextTable("TIME", "EVENT", "NAME", "DETAIL");
    for (JsonElement element : events) {
      JsonObject event = element.getAsJsonObject();
      table.add(
          StatusText.text(event, "Timestamp"),
          StatusText.text(event, "EventType"),
          first(event, "FunctionName", "Name"),
          Printable.of(
              first(
                  event,
                  "Result",
                  "Reason",
                  "FireAt",
                  "FailureDetails",
                  "InstanceId",
                  "Input",
                  "OrchestrationStatus"),
              LONGEST_DETAIL));
    }
    return table.lines();
  }

  private static String first(JsonObject event, String... members) {
    return Stream.of(members)
        .map(member -> StatusText.text(event, member))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }
}

package dev.durablesingleton.local.cli.durable;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;

/** Status documents of the management API as text. */
final class StatusText {

  private static final List<Member> MEMBERS =
      List.of(
          new Member("Instance", "instanceId"),
          new Member("Name", "name"),
          new Member("Version", "version"),
          new Member("Parent", "parentInstanceId"),
          new Member("Status", "runtimeStatus"),
          new Member("Created", "createdTime"),
          new Member("Last updated", "lastUpdatedTime"),
          new Member("Custom status", "customStatus"),
          new Member("Input", "input"),
          new Member("Output", "output"));

  private record Member(String label, String name) {}

  private StatusText() {}

  /** One line for each member that has a value. */
  static List<String> of(JsonObject status) {
    return MEMBERS.stream()
        .filter(member -> !text(status, member.name).isEmpty())
        .map(member -> "%-15s%s".formatted(member.label + ":", text(status, member.name)))
        .toList();
  }

  /** A table of instances. */
  static List<String> of(JsonArray instances) {
    TextTable table = new TextTable("INSTANCE", "NAME", "STATUS", "CREATED", "LAST UPDATED");
    for (JsonElement element : instances) {
      JsonObject instance = element.getAsJsonObject();
      table.add(
          text(instance, "instanceId"),
          text(instance, "name"),
          text(instance, "runtimeStatus"),
          text(instance, "createdTime"),
          text(instance, "lastUpdatedTime"));
    }
    return table.lines();
  }

  /** A member: a text as it is, any other value as JSON, and nothing for none. */
  static String text(JsonObject object, String member) {
    JsonElement value = object.get(member);
    if (value == null || value.isJsonNull()) {
      return "";
    }
    return value.isJsonPrimitive() ? value.getAsString() : value.toString();
  }
}

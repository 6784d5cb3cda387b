package dev.durablesingleton.local.functionapp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells the settings of {@code host.json} that have an effect here from those that have none. */
final class HonouredSettings {

  /** Lower case; a trailing star stands for everything below. */
  private static final List<String> HONOURED =
      List.of(
          "version",
          "extensionbundle.*",
          "functiontimeout",
          "functions",
          "logging.loglevel.*",
          "extensions.http.routeprefix",
          "extensions.http.customheaders.*",
          "extensions.durabletask.hubname",
          "extensions.durabletask.maxconcurrentactivityfunctions",
          "extensions.durabletask.maxconcurrentorchestratorfunctions",
          "extensions.durabletask.overridableexistinginstancestates",
          "extensions.durabletask.throwstatusexceptionsonraiseevent",
          "extensions.durabletask.storeinputsinorchestrationhistory",
          "extensions.durabletask.storageprovider.connectionname",
          "extensions.durabletask.storageprovider.connectionstringname");

  private HonouredSettings() {}

  /** The paths without effect, each as short as it can be, in the file's order. */
  static List<String> othersIn(JsonObject file) {
    List<String> others = new ArrayList<>();
    collect("", file, others);
    return others;
  }

  private static void collect(String parent, JsonObject section, List<String> others) {
    for (Map.Entry<String, JsonElement> setting : section.entrySet()) {
      String path = parent + setting.getKey();
      if (isHonoured(path)) {
        continue;
      }
      if (leadsToHonoured(path) && setting.getValue().isJsonObject()) {
        collect(path + ".", setting.getValue().getAsJsonObject(), others);
      } else {
        others.add(path);
      }
    }
  }

  private static boolean isHonoured(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return HONOURED.stream()
        .anyMatch(
            h ->
                h.endsWith("*")
                    ? (lower + ".").startsWith(h.substring(0, h.length() - 1))
                    : h.equals(lower));
  }

  private static boolean leadsToHonoured(String path) {
    String prefix = path.toLowerCase(Locale.ROOT) + ".";
    return HONOURED.stream().anyMatch(h -> h.startsWith(prefix));
  }
}

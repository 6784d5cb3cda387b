package dev.durablesingleton.local.functionapp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The settings of {@code host.json} that this host supports. */
final class SupportedSettings {

  /** Paths in lower case; a trailing star includes everything below. */
  private static final List<String> SUPPORTED =
      List.of(
          "version",
          "extensionbundle.*",
          "functiontimeout",
          "functions",
          "retry.*",
          "logging.loglevel.*",
          "extensions.http.routeprefix",
          "extensions.http.customheaders.*",
          "extensions.durabletask.hubname",
          "extensions.durabletask.maxconcurrentactivityfunctions",
          "extensions.durabletask.maxconcurrentorchestratorfunctions",
          "extensions.durabletask.maxconcurrententityfunctions",
          "extensions.durabletask.maxentityoperationbatchsize",
          "extensions.durabletask.entitymessagereorderwindowinminutes",
          "extensions.durabletask.overridableexistinginstancestates",
          "extensions.durabletask.throwstatusexceptionsonraiseevent",
          "extensions.durabletask.storeinputsinorchestrationhistory",
          "extensions.durabletask.defaultversion",
          "extensions.durabletask.versionmatchstrategy",
          "extensions.durabletask.versionfailurestrategy",
          "extensions.durabletask.entitymessagereorderwindowinminutes",
          "extensions.durabletask.storageprovider.connectionname",
          "extensions.durabletask.storageprovider.connectionstringname");

  private SupportedSettings() {}

  /** Returns the shortest paths of the settings without effect, in the file's order. */
  static List<String> unsupportedIn(JsonObject file) {
    List<String> unsupported = new ArrayList<>();
    collect("", file, unsupported);
    return unsupported;
  }

  private static void collect(String parent, JsonObject section, List<String> unsupported) {
    for (Map.Entry<String, JsonElement> setting : section.entrySet()) {
      String path = parent + setting.getKey();
      if (isSupported(path)) {
        continue;
      }
      if (isParentOfSupported(path) && setting.getValue().isJsonObject()) {
        collect(path + ".", setting.getValue().getAsJsonObject(), unsupported);
      } else {
        unsupported.add(path);
      }
    }
  }

  private static boolean isSupported(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return SUPPORTED.stream()
        .anyMatch(
            h ->
                h.endsWith("*")
                    ? (lower + ".").startsWith(h.substring(0, h.length() - 1))
                    : h.equals(lower));
  }

  private static boolean isParentOfSupported(String path) {
    String prefix = path.toLowerCase(Locale.ROOT) + ".";
    return SUPPORTED.stream().anyMatch(h -> h.startsWith(prefix));
  }
}

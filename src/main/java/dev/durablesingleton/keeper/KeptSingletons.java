package dev.durablesingleton.keeper;

import dev.durablesingleton.start.InstanceId;
import dev.durablesingleton.start.InvalidRequestException;
import dev.durablesingleton.start.OrchestratorNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the setting asks to keep, and what of it is left out.
 *
 * @param faults one sentence for each entry that cannot be kept, with its position and the reason
 */
public record KeptSingletons(List<KeptSingleton> entries, List<String> faults) {

  /** The setting: one entry a line, or a JSON array of objects. */
  public static final String SETTING = "SINGLETONS";

  /** What this app's setting says; nothing when it is not set. */
  public static KeptSingletons configured() {
    String setting = System.getenv(SETTING);
    return in(setting == null ? "" : setting, OrchestratorNames.ofThisApp());
  }

  static KeptSingletons in(String setting, OrchestratorNames names) {
    Map<InstanceId, KeptSingleton> kept = new LinkedHashMap<>();
    List<String> faults = new ArrayList<>();
    try {
      for (Entry entry : spelledIn(setting)) {
        try {
          KeptSingleton singleton = entry.read(names);
          if (kept.putIfAbsent(singleton.id(), singleton) != null) {
            throw new InvalidRequestException(
                "An entry before it keeps the instance ID '" + singleton.id() + "'.");
          }
        } catch (InvalidRequestException e) {
          faults.add(entry.position() + " of " + SETTING + " is left out: " + e.getMessage());
        }
      }
    } catch (InvalidRequestException e) {
      faults.add("All of " + SETTING + " is left out: " + e.getMessage());
    }
    return new KeptSingletons(List.copyOf(kept.values()), List.copyOf(faults));
  }

  private static List<Entry> spelledIn(String setting) {
    return setting.stripLeading().startsWith("[")
        ? ObjectEntry.all(setting)
        : LineEntry.all(setting);
  }
}

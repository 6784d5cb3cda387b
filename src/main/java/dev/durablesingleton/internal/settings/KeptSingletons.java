package dev.durablesingleton.internal.settings;

import dev.durablesingleton.internal.start.OrchestratorNames;
import dev.durablesingleton.start.InstanceId;
import dev.durablesingleton.start.InvalidRequestException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The singletons that the setting lists.
 *
 * @param errors one sentence for each invalid entry, with its position and the reason
 */
public record KeptSingletons(List<KeptSingleton> entries, List<String> errors) {

  /** App setting with one entry per line, or a JSON array of objects. */
  public static final String SETTING = "SINGLETONS";

  /** No entries. */
  public static final KeptSingletons NONE = new KeptSingletons(List.of(), List.of());

  /**
   * Parses the setting; blank for none.
   *
   * @param names the orchestrators that entries may name
   */
  public static KeptSingletons in(String setting, OrchestratorNames names) {
    Map<InstanceId, KeptSingleton> kept = new LinkedHashMap<>();
    List<String> errors = new ArrayList<>();
    try {
      for (Entry entry : entriesIn(setting)) {
        try {
          KeptSingleton singleton = entry.read(names);
          if (kept.putIfAbsent(singleton.id(), singleton) != null) {
            throw new InvalidRequestException(
                "An earlier entry has the same instance ID '" + singleton.id() + "'.");
          }
        } catch (InvalidRequestException e) {
          errors.add(entry.position() + " of " + SETTING + " is left out: " + e.getMessage());
        }
      }
    } catch (InvalidRequestException e) {
      errors.add("All of " + SETTING + " is left out: " + e.getMessage());
    }
    return new KeptSingletons(List.copyOf(kept.values()), List.copyOf(errors));
  }

  /** Whether an entry has this instance ID. */
  public boolean contains(String id) {
    return entries.stream().anyMatch(kept -> kept.id().value().equals(id));
  }

  private static List<Entry> entriesIn(String setting) {
    return setting.stripLeading().startsWith("[")
        ? ObjectEntry.all(setting)
        : LineEntry.all(setting);
  }
}

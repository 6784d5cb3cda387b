package dev.durablesingleton.local.functionapp;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The functions of a package with one kind of durable trigger; names ignore case. Immutable. */
public final class DurableFunctions {
  private final String kind;
  private final Map<String, FunctionMetadata> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private DurableFunctions(List<FunctionMetadata> functions, String trigger, String kind) {
    this.kind = kind;
    functions.stream()
        .filter(function -> function.error() == null && !function.disabled())
        .filter(function -> function.isTriggeredBy(trigger))
        .forEach(function -> byName.put(registeredName(function), function));
  }

  /** The orchestrators. */
  public static DurableFunctions orchestrators(List<FunctionMetadata> functions) {
    return new DurableFunctions(functions, "orchestrationTrigger", "orchestrator");
  }

  /** The activities. */
  public static DurableFunctions activities(List<FunctionMetadata> functions) {
    return new DurableFunctions(functions, "activityTrigger", "activity");
  }

  /** The entities. */
  public static DurableFunctions entities(List<FunctionMetadata> functions) {
    return new DurableFunctions(functions, "entityTrigger", "entity");
  }

  /** Returns the function of a name. */
  public Optional<FunctionMetadata> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return byName.isEmpty();
  }

  /** Returns the Durable extension's message for an unknown name. */
  public String unknownMessage(String name) {
    String known =
        byName.isEmpty()
            ? "No " + kind + " functions are currently registered!"
            : "The following are the known "
                + kind
                + " functions: "
                + byName.keySet().stream().collect(Collectors.joining("', '", "'", "'."));
    return "The function '"
        + name
        + "' doesn't exist, is disabled, or is not an "
        + kind
        + " function. Additional info: "
        + known;
  }

  /**
   * The trigger's property {@code orchestration}, {@code activity} or {@code entityName} overrides
   * the function's name.
   */
  private static String registeredName(FunctionMetadata function) {
    Binding trigger = function.trigger();
    String type = trigger.type().toLowerCase(Locale.ROOT);
    String property =
        switch (type) {
          case "orchestrationtrigger" -> "orchestration";
          case "activitytrigger" -> "activity";
          default -> "entityName";
        };
    String name = trigger.text(property);
    return name == null || name.isBlank() ? function.name() : name;
  }
}

package dev.durablesingleton.local.triggers;

import dev.durablesingleton.local.functionapp.Binding;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The functions of a package with one kind of durable trigger; names ignore case. Immutable. */
final class DurableFunctions {
  private final String kind;
  private final Map<String, FunctionMetadata> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private DurableFunctions(List<FunctionMetadata> functions, String trigger, String kind) {
    this.kind = kind;
    functions.stream()
        .filter(function -> function.error() == null && !function.disabled())
        .filter(function -> function.isTriggeredBy(trigger))
        .forEach(function -> byName.put(registeredName(function), function));
  }

  static DurableFunctions orchestrators(List<FunctionMetadata> functions) {
    return new DurableFunctions(functions, "orchestrationTrigger", "orchestrator");
  }

  static DurableFunctions activities(List<FunctionMetadata> functions) {
    return new DurableFunctions(functions, "activityTrigger", "activity");
  }

  Optional<FunctionMetadata> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Returns the Durable extension's message for an unknown name. */
  String unknownMessage(String name) {
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
   * The trigger's {@code orchestration} or {@code activity} property overrides the function's name.
   */
  private static String registeredName(FunctionMetadata function) {
    Binding trigger = function.trigger();
    String type = trigger.type().toLowerCase(Locale.ROOT);
    String property = type.startsWith("orchestration") ? "orchestration" : "activity";
    String name = trigger.text(property);
    return name == null || name.isBlank() ? function.name() : name;
  }
}

package dev.durablesingleton.local.functionapp;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The host's rules for the bindings of one function; texts are those of its ScriptHost. */
final class BindingRules {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9]{0,127}|\\$return");

  private BindingRules() {}

  /** Returns the host's message for the first broken rule; null if none is broken. */
  static @Nullable String problem(List<Binding> bindings) {
    Set<String> names = new HashSet<>();
    for (Binding binding : bindings) {
      String name = binding.name();
      if (!NAME.matcher(name).matches()) {
        return "The binding name "
            + name
            + " is invalid. Please assign a valid name to the binding.";
      }
      if (!names.add(name.toLowerCase(Locale.ROOT))) {
        return "Multiple bindings with name '"
            + name
            + "' discovered. Binding names must be unique.";
      }
    }
    long triggers = bindings.stream().filter(Binding::isTrigger).count();
    if (triggers > 1) {
      return "Multiple trigger bindings defined. A function can only have a single trigger binding.";
    }
    return triggers == 1
        ? null
        : "No trigger binding specified. A function must have a trigger input binding.";
  }
}

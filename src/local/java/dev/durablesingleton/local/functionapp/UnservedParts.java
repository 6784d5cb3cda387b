package dev.durablesingleton.local.functionapp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a function declares and this host does not serve: triggers, inputs, outputs, and members of
 * its {@code function.json}. Immutable.
 */
public final class UnservedParts {

  /** Written by build tools, or read by editors only. */
  private static final Set<String> USED =
      Set.of(
          "scriptfile",
          "entrypoint",
          "bindings",
          "retry",
          "$schema",
          "generatedby",
          "configurationsource");

  private static final Set<String> STORAGE = Set.of("queue", "blob", "table");
  private static final Pattern VOWEL = Pattern.compile("(?i)([aeiou]|http|mcp|sql$|sqltrigger).*");
  private static final String NAME = "<name>";

  private final List<Binding> bindings;
  private final List<String> descriptions;
  private final boolean ignoresOutputs;

  private UnservedParts(List<Binding> bindings, List<String> descriptions, boolean ignoresOutputs) {
    this.bindings = bindings;
    this.descriptions = List.copyOf(descriptions);
    this.ignoresOutputs = ignoresOutputs;
  }

  /**
   * Finds the parts of one function.
   *
   * @param hubName the task hub, which every durable client uses
   * @param ignoresOutputs whether calls that set an output without a target succeed
   */
  private static UnservedParts of(
      FunctionMetadata function, String hubName, boolean ignoresOutputs) {
    List<Binding> unserved =
        function.bindings().stream().filter(binding -> !ServedBindings.serves(binding)).toList();
    List<String> descriptions = new ArrayList<>();
    unserved.forEach(binding -> descriptions.add(describe(binding)));
    function.config().keySet().stream()
        .filter(member -> !USED.contains(member.toLowerCase(Locale.ROOT)))
        .forEach(member -> descriptions.add("the member '%s'".formatted(member)));
    function.bindings().stream()
        .filter(ServedBindings::serves)
        .forEach(
            binding ->
                binding.properties().keySet().stream()
                    .filter(member -> !ServedBindings.uses(binding, member))
                    .forEach(
                        member ->
                            descriptions.add(
                                "the member '%s' of the binding '%s'"
                                    .formatted(member, binding.name()))));
    function.bindings().stream()
        .filter(binding -> namesOtherHub(binding, hubName))
        .forEach(
            binding ->
                descriptions.add(
                    "the task hub '%s' of the binding '%s', since every client uses '%s'"
                        .formatted(binding.text("taskHub"), binding.name(), hubName)));
    return new UnservedParts(unserved, descriptions, ignoresOutputs);
  }

  private static boolean namesOtherHub(Binding binding, String hubName) {
    String hub = binding.text("taskHub");
    return ServedBindings.serves(binding)
        && hub != null
        && !hub.isEmpty()
        && !hub.startsWith("%")
        && !hub.equalsIgnoreCase(hubName);
  }

  /**
   * Returns one sentence or more for each function with such parts; functions with the same parts
   * share a notice.
   *
   * @param hubName the task hub, which every durable client uses
   * @param ignoresOutputs whether calls that set an output without a target succeed
   */
  public static List<String> notices(
      Collection<FunctionMetadata> functions, String hubName, boolean ignoresOutputs) {
    Map<String, List<String>> byText = new LinkedHashMap<>();
    for (FunctionMetadata function : functions) {
      UnservedParts parts = of(function, hubName, ignoresOutputs);
      if (!parts.descriptions.isEmpty()) {
        byText.computeIfAbsent(parts.text(), text -> new ArrayList<>()).add(function.name());
      }
    }
    return byText.entrySet().stream()
        .map(
            notice ->
                subject(notice.getValue())
                    + (notice.getValue().size() == 1
                        ? notice.getKey().replace(NAME, notice.getValue().get(0))
                        : notice.getKey().replaceFirst("^ has ", " have ")))
        .toList();
  }

  /** An output or input as a noun phrase: {@code queue output 'jobs'}. */
  public static String noun(Binding binding) {
    return binding.type() + (binding.isOutput() ? " output '" : " input '") + binding.name() + "'";
  }

  private static String subject(List<String> names) {
    return names.size() == 1
        ? "The function '%s'".formatted(names.get(0))
        : "The functions "
            + names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
  }

  private String text() {
    return " has parts without effect on this host: "
        + String.join(", ", descriptions)
        + ". "
        + advice().collect(Collectors.joining(" "));
  }

  private Stream<String> advice() {
    List<String> sentences = new ArrayList<>();
    if (bindings.stream().anyMatch(Binding::isTrigger)) {
      sentences.add(
          "The trigger never fires; POST /admin/functions/" + NAME + " runs the function.");
    }
    if (bindings.stream().anyMatch(Binding::isOutput)) {
      sentences.add(
          ignoresOutputs
              ? "Values of such an output are dropped with a warning, as --ignore-outputs says."
              : "A call that sets such an output fails; --ignore-outputs lets it pass.");
    }
    if (bindings.stream().anyMatch(binding -> !binding.isTrigger() && !binding.isOutput())) {
      sentences.add("Calls that need such an input fail.");
    }
    if (bindings.stream().map(UnservedParts::kind).anyMatch(STORAGE::contains)) {
      sentences.add("For real queues, blobs and tables, use Azurite and func.");
    }
    return sentences.stream();
  }

  private static String kind(Binding binding) {
    return binding.type().toLowerCase(Locale.ROOT).replaceFirst("trigger$", "");
  }

  private static String describe(Binding binding) {
    String article = VOWEL.matcher(binding.type()).matches() ? "an " : "a ";
    return article + (binding.isTrigger() ? binding.type() : noun(binding));
  }
}

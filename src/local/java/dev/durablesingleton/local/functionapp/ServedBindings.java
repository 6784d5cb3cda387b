package dev.durablesingleton.local.functionapp;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which bindings this host serves, and which of their members have an effect. */
public final class ServedBindings {

  private static final Set<String> COMMON = Set.of("type", "direction", "name", "datatype");

  /** Members with an effect, by binding type, all in lower case. */
  private static final Map<String, Set<String>> MEMBERS =
      Map.of(
          "httptrigger", Set.of("authlevel", "methods", "route"),
          "http", Set.of(),
          "timertrigger", Set.of("schedule", "runonstartup", "usemonitor"),
          "orchestrationtrigger", Set.of("orchestration", "durablerequiresgrpc"),
          "activitytrigger", Set.of("activity", "durablerequiresgrpc"),
          "entitytrigger", Set.of("entityname", "durablerequiresgrpc"),
          "durableclient", Set.of("taskhub", "connectionname", "durablerequiresgrpc"));

  private ServedBindings() {}

  /** Whether this host fires the trigger, passes the input, or takes the output. */
  public static boolean serves(Binding binding) {
    return MEMBERS.containsKey(type(binding));
  }

  /** Whether a member of a served binding has an effect, or needs none. */
  static boolean uses(Binding binding, String member) {
    String name = member.toLowerCase(Locale.ROOT);
    return COMMON.contains(name) || MEMBERS.getOrDefault(type(binding), Set.of()).contains(name);
  }

  private static String type(Binding binding) {
    return binding.type().toLowerCase(Locale.ROOT);
  }
}

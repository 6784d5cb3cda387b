package dev.durablesingleton.local.web.management;

import dev.durablesingleton.local.functionapp.DurableTaskSettings;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The task hub as the management API names it.
 *
 * @param name the hub's name, in the links and in the query parameter {@code taskHub}
 * @param connection the connection's name in the links
 * @param systemKey the current key {@code durabletask_extension}, {@code code} in the links
 * @param replaceable statuses in which an instance may be replaced by a start with its ID
 * @param hasSetting whether an app setting of this name exists, and is therefore a connection
 */
public record HubIdentity(
    String name,
    String connection,
    Supplier<String> systemKey,
    Set<RuntimeStatus> replaceable,
    Predicate<String> hasSetting) {

  private static final String DEFAULT_CONNECTION = "Storage";
  private static final String SETTING_PREFIX = "AzureWebJobs";

  public HubIdentity {
    replaceable = Set.copyOf(replaceable);
  }

  /** The hub that {@code host.json} describes. */
  public static HubIdentity of(
      DurableTaskSettings settings, Supplier<String> systemKey, Predicate<String> hasSetting) {
    return new HubIdentity(
        settings.hubName(),
        settings.connectionName(),
        systemKey,
        settings.overridableExistingInstanceStates().statuses(),
        hasSetting);
  }

  boolean isNamed(String hub) {
    return name.equalsIgnoreCase(hub);
  }

  boolean hasConnection(String requested) {
    return requested.equalsIgnoreCase(connection)
        || requested.equalsIgnoreCase(DEFAULT_CONNECTION)
        || requested.equalsIgnoreCase(SETTING_PREFIX + DEFAULT_CONNECTION)
        || hasSetting.test(SETTING_PREFIX + requested)
        || hasSetting.test(requested);
  }
}

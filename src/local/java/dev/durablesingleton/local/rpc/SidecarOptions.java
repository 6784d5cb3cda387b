package dev.durablesingleton.local.rpc;

import dev.durablesingleton.local.engine.command.StartCommand;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.util.Objects;
import java.util.Set;

/**
 * Settings of the gRPC service from {@code host.json} and the command line.
 *
 * @param hubName the name of the task hub in queries
 * @param replaceable statuses in which a start replaces an instance of the same ID
 * @param refusesEvents whether an event to a missing or finished instance is an error ({@code
 *     throwStatusExceptionsOnRaiseEvent})
 */
public record SidecarOptions(
    String hubName, Set<RuntimeStatus> replaceable, boolean refusesEvents) {

  public SidecarOptions {
    Objects.requireNonNull(hubName);
    replaceable = Set.copyOf(replaceable);
  }

  /** The Durable extension's defaults. */
  public static SidecarOptions defaults(String hubName) {
    return new SidecarOptions(hubName, StartCommand.NON_RUNNING, true);
  }
}

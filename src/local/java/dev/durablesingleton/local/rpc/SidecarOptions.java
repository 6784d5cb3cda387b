package dev.durablesingleton.local.rpc;

import dev.durablesingleton.local.engine.StartRequest;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.util.Objects;
import java.util.Set;

/**
 * What {@code host.json} and the command line settle for the gRPC service.
 *
 * @param hubName the name that a query's list of task hubs is compared with
 * @param replaceable statuses in which an instance gives way to a start of its ID
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
    return new SidecarOptions(hubName, StartRequest.NON_RUNNING, true);
  }
}

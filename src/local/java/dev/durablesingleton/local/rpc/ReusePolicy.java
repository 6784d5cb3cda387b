package dev.durablesingleton.local.rpc;

import dev.durablesingleton.local.messages.CreateInstanceRequest;
import dev.durablesingleton.local.messages.OrchestrationStatus;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The reuse policy of a start, which applies in addition to {@code
 * overridableExistingInstanceStates}: what either refuses is refused (3.19.0, recorded).
 */
final class ReusePolicy {

  private static final Set<RuntimeStatus> UNFINISHED =
      Set.of(RuntimeStatus.PENDING, RuntimeStatus.RUNNING, RuntimeStatus.SUSPENDED);

  private ReusePolicy() {}

  /**
   * The statuses in which an existing instance is replaced.
   *
   * @param overridable the statuses that host.json allows to replace
   * @throws io.grpc.StatusRuntimeException if an unfinished instance may be replaced and a
   *     terminated one may not; the extension would terminate the former first
   */
  static Set<RuntimeStatus> replaceable(
      CreateInstanceRequest request, Set<RuntimeStatus> overridable) {
    if (!request.hasOrchestrationIdReusePolicy()) {
      return overridable;
    }
    Set<RuntimeStatus> both = EnumSet.noneOf(RuntimeStatus.class);
    for (OrchestrationStatus status :
        request.getOrchestrationIdReusePolicy().getReplaceableStatusList()) {
      if (status != OrchestrationStatus.UNRECOGNIZED) {
        RuntimeStatus.of(status.getNumber()).ifPresent(both::add);
      }
    }
    both.retainAll(overridable);
    if (!both.contains(RuntimeStatus.TERMINATED) && !Collections.disjoint(both, UNFINISHED)) {
      throw StartRpc.invalid(
          request,
          "Invalid dedupe statuses: cannot include 'Terminated' while also allowing reuse of running"
              + " instances, because the running instance would be terminated and then immediately"
              + " conflict with the dedupe check.");
    }
    return both;
  }
}

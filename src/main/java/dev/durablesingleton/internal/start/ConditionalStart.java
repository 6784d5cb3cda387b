package dev.durablesingleton.internal.start;

import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import dev.durablesingleton.start.ExistingInstance;
import dev.durablesingleton.start.StartRequest;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request, and what else must hold for its start.
 *
 * @param precondition further restricts which instance may be replaced; null for none
 */
public record ConditionalStart(StartRequest request, @Nullable StartPrecondition precondition) {

  /** The token of this start. */
  StartToken token() {
    return request.key() != null
        ? KeyHash.of(request.key()).token(request.orchestrator(), request.id(), request.input())
        : StartToken.random(precondition == null ? 0 : precondition.restarts());
  }

  boolean mayReplace(ExistingInstance existing) {
    return request.reuse().allows(existing.status())
        && (precondition == null || precondition.allows(existing));
  }

  /**
   * The statuses in which the engine may replace an existing instance: those of the reuse policy,
   * or none if the precondition is that there is no run to replace.
   */
  Set<OrchestrationRuntimeStatus> replaceable() {
    return precondition != null && precondition.predecessor() == null
        ? Set.of()
        : Arrays.stream(OrchestrationRuntimeStatus.values())
            .filter(request.reuse()::allows)
            .collect(Collectors.toUnmodifiableSet());
  }
}

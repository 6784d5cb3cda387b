package dev.durablesingleton.start;

import static com.microsoft.durabletask.OrchestrationRuntimeStatus.CANCELED;
import static com.microsoft.durabletask.OrchestrationRuntimeStatus.COMPLETED;
import static com.microsoft.durabletask.OrchestrationRuntimeStatus.FAILED;
import static com.microsoft.durabletask.OrchestrationRuntimeStatus.TERMINATED;

import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Policy that decides which instances a start may replace. Only {@link #ANY} replaces one that has
 * not finished; it is for single requests, not for settings.
 */
public enum Reuse {
  /** Replaces no instance; named {@code never}. */
  NEVER("never", Set.of()),
  /** Replaces an instance that failed or was terminated or canceled; named {@code failed}. */
  UNSUCCESSFUL("failed", Set.of(FAILED, TERMINATED, CANCELED)),
  /** Replaces an instance that has ended in any way; named {@code finished}. */
  FINISHED("finished", Set.of(COMPLETED, FAILED, TERMINATED, CANCELED)),
  /** Replaces any instance, and ends a running one first; named {@code any}. */
  ANY("any", FINISHED.statuses);

  /** The names of the policies that a setting may have, for messages. */
  public static final String NAMES = "never, failed or finished";

  /** The names of all policies, for messages. */
  public static final String REQUEST_NAMES = "never, failed, finished or any";

  private final String policyName;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed.
  private final Set<OrchestrationRuntimeStatus> statuses;

  Reuse(String policyName, Set<OrchestrationRuntimeStatus> statuses) {
    this.policyName = policyName;
    this.statuses = statuses;
  }

  /** The policy with this name in a setting, ignoring case; empty if there is none. */
  public static Optional<Reuse> named(String name) {
    return requested(name).filter(reuse -> reuse != ANY);
  }

  /** The policy with this name in a request, ignoring case; empty if there is none. */
  public static Optional<Reuse> requested(String name) {
    return Arrays.stream(values())
        .filter(reuse -> reuse.policyName.equalsIgnoreCase(name))
        .findFirst();
  }

  /** The name used in requests, settings and the log. */
  public String policyName() {
    return policyName;
  }

  /** Whether a finished instance with this status may be replaced. */
  public boolean allows(OrchestrationRuntimeStatus status) {
    return statuses.contains(status);
  }
}

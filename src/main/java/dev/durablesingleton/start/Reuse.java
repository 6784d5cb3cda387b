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
  NEVER("never", Set.of()),
  UNSUCCESSFUL("failed", Set.of(FAILED, TERMINATED, CANCELED)),
  FINISHED("finished", Set.of(COMPLETED, FAILED, TERMINATED, CANCELED)),
  /** Ends a running instance first. */
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

  /** The statuses of instances that may be replaced. */
  Set<OrchestrationRuntimeStatus> statuses() {
    return statuses;
  }

  /** Whether a finished instance with this status may be replaced. */
  public boolean allows(OrchestrationRuntimeStatus status) {
    return statuses.contains(status);
  }
}

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
 * Policy that decides which finished instances a start may replace. An instance that has not
 * finished is never replaced.
 */
public enum Reuse {
  NEVER("never", Set.of()),
  UNSUCCESSFUL("failed", Set.of(FAILED, TERMINATED, CANCELED)),
  FINISHED("finished", Set.of(COMPLETED, FAILED, TERMINATED, CANCELED));

  /** All policy names, for messages. */
  public static final String NAMES = "never, failed or finished";

  private final String policyName;
  private final Set<OrchestrationRuntimeStatus> statuses;

  Reuse(String policyName, Set<OrchestrationRuntimeStatus> statuses) {
    this.policyName = policyName;
    this.statuses = statuses;
  }

  /** The policy with this name, ignoring case; empty if there is none. */
  public static Optional<Reuse> named(String name) {
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

  /** Whether an instance with this status may be replaced. */
  public boolean allows(OrchestrationRuntimeStatus status) {
    return statuses.contains(status);
  }
}

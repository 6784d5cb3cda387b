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
 * Which finished instances may be started again under their ID; one that is not finished never may.
 */
public enum Reuse {
  NEVER("never", Set.of()),
  UNSUCCESSFUL("failed", Set.of(FAILED, TERMINATED, CANCELED)),
  FINISHED("finished", Set.of(COMPLETED, FAILED, TERMINATED, CANCELED));

  private final String word;
  private final Set<OrchestrationRuntimeStatus> statuses;

  Reuse(String word, Set<OrchestrationRuntimeStatus> statuses) {
    this.word = word;
    this.statuses = statuses;
  }

  /** The policy of this name, in any letter case; empty for an unknown one. */
  public static Optional<Reuse> named(String word) {
    return Arrays.stream(values()).filter(reuse -> reuse.word.equalsIgnoreCase(word)).findFirst();
  }

  /** The policy's name, as requests and settings spell it. */
  public String word() {
    return word;
  }

  /** Whether an instance with this status may be started again. */
  public boolean allows(OrchestrationRuntimeStatus status) {
    return statuses.contains(status);
  }
}

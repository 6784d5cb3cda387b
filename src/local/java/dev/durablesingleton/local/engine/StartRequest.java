package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.store.RuntimeStatus;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * Asks for a new instance.
 *
 * @param instanceId any text; the hub refuses one of white space alone, as .NET defines it
 * @param input the input's text, normally JSON; null for none
 * @param scheduledStart when the first turn is due; null for at once
 * @param replaceable an existing instance in one of these statuses gives way
 */
public record StartRequest(
    String instanceId,
    String name,
    String version,
    String input,
    Instant scheduledStart,
    Set<RuntimeStatus> replaceable) {

  /** What {@code overridableExistingInstanceStates: NonRunningStates} means, the default. */
  public static final Set<RuntimeStatus> NON_RUNNING =
      Set.copyOf(
          EnumSet.of(
              RuntimeStatus.COMPLETED,
              RuntimeStatus.FAILED,
              RuntimeStatus.TERMINATED,
              RuntimeStatus.CANCELED));

  /** What {@code overridableExistingInstanceStates: AnyState} means. */
  public static final Set<RuntimeStatus> ANY = Set.copyOf(EnumSet.allOf(RuntimeStatus.class));

  public StartRequest {
    replaceable = Set.copyOf(replaceable);
  }
}

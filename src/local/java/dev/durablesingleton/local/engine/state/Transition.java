package dev.durablesingleton.local.engine.state;

import dev.durablesingleton.local.store.RuntimeStatus;
import java.util.EnumSet;
import java.util.Set;

/**
 * The legal transitions between the statuses of an instance.
 *
 * <pre>
 *              CONTINUE             SUSPEND
 *   Pending ------------> Running ----------> Suspended
 *                          ^   ^  <----------
 *                          |   |    RESUME
 *        CONTINUE_AS_NEW --+   +-- REWIND -- Failed
 *
 *   Pending, Running, Suspended --COMPLETE, FAIL, CANCEL, TERMINATE--> ended
 * </pre>
 *
 * <p>An instance begins as Pending. Its first turn makes it Running; an earlier suspension takes
 * effect after that turn.
 */
public enum Transition {
  /** A turn was committed and the orchestrator waits. */
  CONTINUE(RuntimeStatus.RUNNING, RuntimeStatus.PENDING, RuntimeStatus.RUNNING),

  /** The orchestrator continued as new; the next generation begins. */
  CONTINUE_AS_NEW(
      RuntimeStatus.RUNNING, RuntimeStatus.PENDING, RuntimeStatus.RUNNING, RuntimeStatus.SUSPENDED),

  /** A suspend command took effect. */
  SUSPEND(RuntimeStatus.SUSPENDED, RuntimeStatus.RUNNING),

  /** The turn with the resume command was committed, and the orchestrator waits. */
  RESUME(RuntimeStatus.RUNNING, RuntimeStatus.SUSPENDED),

  /** The failed tasks of a failed instance run again. */
  REWIND(RuntimeStatus.RUNNING, RuntimeStatus.FAILED),

  /** The orchestrator returned. */
  COMPLETE(
      RuntimeStatus.COMPLETED,
      RuntimeStatus.PENDING,
      RuntimeStatus.RUNNING,
      RuntimeStatus.SUSPENDED),

  /** The orchestrator threw, or the host could not run it. */
  FAIL(RuntimeStatus.FAILED, RuntimeStatus.PENDING, RuntimeStatus.RUNNING, RuntimeStatus.SUSPENDED),

  /** A worker reported a cancellation. */
  CANCEL(
      RuntimeStatus.CANCELED,
      RuntimeStatus.PENDING,
      RuntimeStatus.RUNNING,
      RuntimeStatus.SUSPENDED),

  /** A terminate command took effect, or a worker reported a termination. */
  TERMINATE(
      RuntimeStatus.TERMINATED,
      RuntimeStatus.PENDING,
      RuntimeStatus.RUNNING,
      RuntimeStatus.SUSPENDED);

  private final RuntimeStatus to;

  @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf cannot be changed.
  private final Set<RuntimeStatus> from;

  Transition(RuntimeStatus to, RuntimeStatus first, RuntimeStatus... others) {
    this.to = to;
    this.from = Set.copyOf(EnumSet.of(first, others));
  }

  /**
   * Returns the status after this transition.
   *
   * @throws IllegalStateException if the transition is not legal in the present status
   */
  RuntimeStatus from(RuntimeStatus present) {
    if (!from.contains(present)) {
      throw new IllegalStateException("no %s from the status %s".formatted(this, present.label()));
    }
    return to;
  }
}

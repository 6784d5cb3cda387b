package dev.durablesingleton.local.engine.state;

import dev.durablesingleton.local.engine.options.VersionRules.Verdict;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.util.function.BooleanSupplier;

/** Decides what an execution without an open turn does next. */
final class StepRules {

  private StepRules() {}

  /**
   * Returns the next step. A terminate command overtakes all messages while no turn can run.
   *
   * @param delayed whether the next turn waits
   * @param verdict whether the version of the instance runs
   * @param check whether the code at hand can continue the instance
   * @param isNew whether there is no history; asked only if needed, because it may read the store
   * @param resumes whether the suspended instance has its resume command as the next message; asked
   *     only if needed, because it records the results before the command
   */
  static Step next(
      Instance state,
      Inbox inbox,
      boolean delayed,
      Verdict verdict,
      ReplayChecks.State check,
      BooleanSupplier isNew,
      BooleanSupplier resumes) {
    boolean suspended = state.status() == RuntimeStatus.SUSPENDED;
    boolean waits = delayed || verdict == Verdict.WAITS || check != ReplayChecks.State.ADMITTED;
    if (waits || suspended) {
      if (inbox.bringForward(message -> message.event().hasExecutionTerminated())) {
        return Step.TERMINATE;
      }
      if (delayed) {
        return Step.WAIT;
      }
      if (verdict == Verdict.WAITS) {
        return Step.PUT_ASIDE;
      }
      if (waits) {
        return check == ReplayChecks.State.UNCHECKED ? Step.CHECK : Step.WAIT;
      }
      return resumes.getAsBoolean() ? Step.TAKE_TURN : Step.WAIT;
    }
    InboxMessage next = inbox.peek();
    if (next != null && next.event().hasExecutionTerminated()) {
      return Step.TERMINATE;
    }
    boolean hasWork = next != null || isNew.getAsBoolean();
    if (hasWork && verdict == Verdict.FAILS) {
      return Step.FAIL_VERSION;
    }
    if (next != null
        && next.event().hasExecutionSuspended()
        && state.status() != RuntimeStatus.PENDING) {
      return Step.SUSPEND;
    }
    return hasWork ? Step.TAKE_TURN : Step.WAIT;
  }
}

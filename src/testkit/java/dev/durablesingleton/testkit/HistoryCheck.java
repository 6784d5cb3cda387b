package dev.durablesingleton.testkit;

import dev.durablesingleton.local.replay.Precision;
import dev.durablesingleton.local.replay.ReplayCheck;
import dev.durablesingleton.local.replay.ReplayResult;
import dev.durablesingleton.testkit.history.RecordedHistory;

/** Replays a saved history with a hub's functions. */
final class HistoryCheck {

  private HistoryCheck() {}

  /**
   * @throws AssertionError if the code now behaves differently from the history
   */
  static void assertCompatible(HubContext context, RecordedHistory history) {
    ReplayCheck ofHub = context.replayCheck();
    ReplayCheck check = ofHub == null ? HubContext.replayCheck(context.functions()) : ofHub;
    ReplayResult result =
        check.ofHistory(
            history.instanceId(), history.orchestrator(), history.events(), Precision.VALUES);
    String orchestrator =
        "orchestrator '%s' of instance '%s'"
            .formatted(history.orchestrator(), history.instanceId());
    if (result instanceof ReplayResult.Diverges diverges) {
      throw new AssertionError(
          "The %s no longer matches its history. %s\n%s"
              .formatted(orchestrator, diverges.difference(), history));
    }
    if (result instanceof ReplayResult.SwallowsSuspension) {
      throw new AssertionError(FailureRecorder.swallowing(orchestrator));
    }
  }
}

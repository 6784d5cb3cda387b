package dev.durablesingleton.testkit;

import dev.durablesingleton.testkit.history.InstanceHistory;
import dev.durablesingleton.testkit.replay.Finding;

/** Replays a saved history against a hub's functions. */
final class HistoryCheck {

  private HistoryCheck() {}

  /** Fails at the first thing that the code now does in another way. */
  static void failIfBroken(HubContext parts, InstanceHistory history) {
    Finding finding =
        parts
            .check()
            .orElseGet(() -> HubContext.replayCheck(parts.functions()))
            .ofHistory(history.instanceId(), history.orchestrator(), history.events());
    String orchestrator =
        "orchestrator '%s' of instance '%s'"
            .formatted(history.orchestrator(), history.instanceId());
    if (finding instanceof Finding.Diverges diverges) {
      throw new AssertionError(
          "The %s does not do again what its history says. %s\n%s"
              .formatted(orchestrator, diverges.where(), history));
    }
    if (finding instanceof Finding.Swallows) {
      throw new AssertionError(FailureRecorder.swallowing(orchestrator));
    }
  }
}

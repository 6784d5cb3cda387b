package dev.durablesingleton.testkit;

import dev.durablesingleton.local.engine.WorkItems;
import dev.durablesingleton.local.engine.WorkItems.Turn;
import dev.durablesingleton.local.engine.WorkItems.TurnOutcome;
import dev.durablesingleton.testkit.replay.Finding;

/** Has orchestrators take their turns, and looks for mistakes in what they answer. Thread-safe. */
final class TurnExecutor {

  private final HubContext parts;
  private final WorkItems functions;

  TurnExecutor(HubContext parts, WorkItems functions) {
    this.parts = parts;
    this.functions = functions;
  }

  /** On the caller's thread. */
  TurnOutcome call(Turn turn) {
    TurnOutcome outcome =
        parts
            .work()
            .during(
                () -> describe(turn),
                turn.instanceId(),
                true,
                () -> functions.run(turn).toCompletableFuture().join());
    if (outcome instanceof TurnOutcome.Answered answered) {
      if (parts.check().isPresent() && parts.checked().next(turn.instanceId())) {
        note(turn, parts.check().get().ofTurn(turn, answered.response()));
      }
    } else if (!parts.functions().has("orchestrationTrigger", turn.name())) {
      parts.mistakes().report("unknown orchestrator " + turn.name(), unknown(turn));
    }
    return outcome;
  }

  private void note(Turn turn, Finding finding) {
    String description = describe(turn);
    if (finding instanceof Finding.Swallows) {
      parts.mistakes().report("swallowing " + description, FailureRecorder.swallowing(description));
    } else if (finding instanceof Finding.Diverges diverges) {
      parts
          .mistakes()
          .report(
              "divergence " + description,
              "The %s is not deterministic. %s Take the time from context.getCurrentInstant(), IDs from context.newUUID(), and whatever else may change from an activity."
                  .formatted(description, diverges.where()));
    }
  }

  private String unknown(Turn turn) {
    return "Instance '%s' was started with the orchestrator '%s', which this hub does not have; it has %s. Name its class when making the hub."
        .formatted(turn.instanceId(), turn.name(), parts.functions().names("orchestrationTrigger"));
  }

  private static String describe(Turn turn) {
    return "orchestrator '%s' of instance '%s'".formatted(turn.name(), turn.instanceId());
  }
}

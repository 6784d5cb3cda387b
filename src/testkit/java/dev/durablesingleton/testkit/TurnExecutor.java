package dev.durablesingleton.testkit;

import dev.durablesingleton.local.engine.work.WorkItems;
import dev.durablesingleton.local.engine.work.WorkItems.Turn;
import dev.durablesingleton.local.engine.work.WorkItems.TurnOutcome;
import dev.durablesingleton.local.replay.ReplayCheck;
import dev.durablesingleton.local.replay.ReplayResult;

/** Runs the turns of orchestrators and reports mistakes found in them. Thread-safe. */
final class TurnExecutor {

  private final HubContext context;
  private final WorkItems functions;

  TurnExecutor(HubContext context, WorkItems functions) {
    this.context = context;
    this.functions = functions;
  }

  /** Runs a turn on the caller's thread. */
  TurnOutcome run(Turn turn) {
    TurnOutcome outcome =
        context
            .runningWork()
            .track(
                () -> describe(turn),
                turn.instanceId(),
                true,
                () -> functions.run(turn).toCompletableFuture().join());
    if (outcome instanceof TurnOutcome.Answered answered) {
      LockCheck.of(turn, answered.response()).ifPresent(early -> report(turn, early));
      ReplayCheck check = context.replayCheck();
      if (check != null && context.replaySampler().select(turn.instanceId())) {
        report(turn, check.ofTurn(turn, answered.response()));
      }
    } else if (!context.functions().has("orchestrationTrigger", turn.name())) {
      context.mistakes().report("unknown orchestrator " + turn.name(), unknown(turn));
    }
    return outcome;
  }

  private void report(Turn turn, ReplayResult result) {
    String description = describe(turn);
    if (result instanceof ReplayResult.SwallowsSuspension) {
      context
          .mistakes()
          .report("swallowing " + description, FailureRecorder.swallowing(description));
    } else if (result instanceof ReplayResult.Diverges diverges) {
      context
          .mistakes()
          .report(
              "divergence " + description,
              "The %s is not deterministic. %s Take the time from context.getCurrentInstant(), IDs from context.newUUID(), and other values that may change from an activity."
                  .formatted(description, diverges.difference()));
    }
  }

  private void report(Turn turn, LockCheck.EarlyRelease early) {
    String description = describe(turn);
    context.mistakes().report("early release " + description, early.describe(description));
  }

  private String unknown(Turn turn) {
    return "Instance '%s' was started with the orchestrator '%s', which this hub does not have; it has %s. Pass its class when creating the hub."
        .formatted(
            turn.instanceId(), turn.name(), context.functions().names("orchestrationTrigger"));
  }

  private static String describe(Turn turn) {
    return "orchestrator '%s' of instance '%s'".formatted(turn.name(), turn.instanceId());
  }
}

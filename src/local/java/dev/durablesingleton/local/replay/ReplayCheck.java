package dev.durablesingleton.local.replay;

import dev.durablesingleton.local.engine.work.WorkItems;
import dev.durablesingleton.local.engine.work.WorkItems.Turn;
import dev.durablesingleton.local.engine.work.WorkItems.TurnOutcome;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.OrchestrationStatus;
import dev.durablesingleton.local.messages.OrchestratorAction;
import dev.durablesingleton.local.messages.OrchestratorResponse;
import dev.durablesingleton.local.worker.InvocationListener;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Replays orchestrators and compares the result. Thread-safe; replays on the caller's thread. */
public final class ReplayCheck {

  private final ReplayProbe probe = new ReplayProbe();
  private final WorkItems replayer;

  /**
   * @param replayer creates what runs the turns: it must notify the given listener, and complete on
   *     the caller's thread
   */
  public ReplayCheck(Function<InvocationListener, WorkItems> replayer) {
    this.replayer = replayer.apply(probe);
  }

  /**
   * Replays a completed turn from the beginning of its history. A turn that failed is not replayed,
   * since its exception need not occur again.
   */
  public ReplayResult ofTurn(Turn turn, OrchestratorResponse response) {
    if (response.getActionsList().stream().anyMatch(ReplayCheck::fails)) {
      return new ReplayResult.Matches();
    }
    List<HistoryEvent> events = ReplayRequest.events(turn.request());
    return compare(
        turn.instanceId(),
        turn.name(),
        events,
        new ActionTrace().with(events).withActions(response.getActionsList()),
        Precision.VALUES);
  }

  /** Replays a history with the current code. */
  public ReplayResult ofHistory(
      String instanceId, String orchestrator, List<HistoryEvent> events, Precision precision) {
    return compare(instanceId, orchestrator, events, new ActionTrace().with(events), precision);
  }

  private ReplayResult compare(
      String instanceId,
      String orchestrator,
      List<HistoryEvent> events,
      ActionTrace original,
      Precision precision) {
    probe.reset();
    TurnOutcome outcome =
        replayer
            .run(ReplayRequest.of(instanceId, orchestrator, events))
            .toCompletableFuture()
            .join();
    if (probe.hasSwallowedSuspension()) {
      return new ReplayResult.SwallowsSuspension();
    }
    ActionTrace replay = new ActionTrace();
    if (outcome instanceof TurnOutcome.Answered answered) {
      replay.withActions(answered.response().getActionsList());
    } else if (outcome instanceof TurnOutcome.HostFailure failure) {
      return new ReplayResult.Diverges("On replay it cannot run: " + failure.result() + ".");
    } else {
      return new ReplayResult.Diverges("On replay it does not end within functionTimeout.");
    }
    Optional<String> difference = original.firstDifference(replay, precision);
    return difference.isPresent()
        ? new ReplayResult.Diverges(difference.get())
        : new ReplayResult.Matches();
  }

  private static boolean fails(OrchestratorAction action) {
    return action.hasCompleteOrchestration()
        && action.getCompleteOrchestration().getOrchestrationStatus()
            == OrchestrationStatus.ORCHESTRATION_STATUS_FAILED;
  }
}

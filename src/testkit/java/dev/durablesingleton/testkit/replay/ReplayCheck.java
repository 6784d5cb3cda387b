package dev.durablesingleton.testkit.replay;

import com.google.protobuf.InvalidProtocolBufferException;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorResponse;
import dev.durablesingleton.local.engine.WorkItems;
import dev.durablesingleton.local.engine.WorkItems.Turn;
import dev.durablesingleton.local.engine.WorkItems.TurnOutcome;
import dev.durablesingleton.local.worker.InvocationListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Replays orchestrators and compares. Thread-safe; replays on the caller's thread. */
public final class ReplayCheck {

  private final ReplayProbe probe = new ReplayProbe();
  private final WorkItems replayer;

  /**
   * Replays by a way of running turns that tells the given watch of methods, and answers on the
   * caller's thread.
   */
  public ReplayCheck(Function<InvocationListener, WorkItems> replayer) {
    this.replayer = replayer.apply(probe);
  }

  /**
   * Replays a turn that was just answered, from its history's beginning; one that failed is left
   * alone, since what it throws need not come again.
   */
  public Finding ofTurn(Turn turn, OrchestratorResponse answer) {
    if (answer.getActionsList().stream().anyMatch(ReplayCheck::fails)) {
      return new Finding.Same();
    }
    List<HistoryEvent> events = events(turn);
    return compare(
        turn.instanceId(),
        turn.name(),
        events,
        new ActionTrace().with(events).withActions(answer.getActionsList()));
  }

  /** Replays a history against the code there is now. */
  public Finding ofHistory(String instanceId, String orchestrator, List<HistoryEvent> events) {
    return compare(instanceId, orchestrator, events, new ActionTrace().with(events));
  }

  private Finding compare(
      String instanceId, String orchestrator, List<HistoryEvent> events, ActionTrace before) {
    probe.reset();
    TurnOutcome outcome =
        replayer
            .run(ReplayRequest.of(instanceId, orchestrator, events))
            .toCompletableFuture()
            .join();
    if (probe.hasSwallowed()) {
      return new Finding.Swallows();
    }
    ActionTrace again = new ActionTrace();
    if (outcome instanceof TurnOutcome.Answered answered) {
      again.withActions(answered.response().getActionsList());
    } else if (outcome instanceof TurnOutcome.HostFailure failure) {
      return new Finding.Diverges("On replay it cannot be run: " + failure.result() + ".");
    }
    Optional<String> divergence = before.firstDivergence(again);
    return divergence.isPresent() ? new Finding.Diverges(divergence.get()) : new Finding.Same();
  }

  private static boolean fails(OrchestratorAction action) {
    return action.hasCompleteOrchestration()
        && action.getCompleteOrchestration().getOrchestrationStatus()
            == OrchestrationStatus.ORCHESTRATION_STATUS_FAILED;
  }

  private static List<HistoryEvent> events(Turn turn) {
    try {
      OrchestratorRequest request = OrchestratorRequest.parseFrom(turn.request());
      List<HistoryEvent> events = new ArrayList<>(request.getPastEventsList());
      events.addAll(request.getNewEventsList());
      return events;
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("A turn's request cannot be read", e);
    }
  }
}

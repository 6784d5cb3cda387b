package dev.durablesingleton.testkit.replay;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.durablesingleton.local.engine.work.WorkItems;
import dev.durablesingleton.local.engine.work.WorkItems.Turn;
import dev.durablesingleton.local.engine.work.WorkItems.TurnOutcome;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.OrchestrationStatus;
import dev.durablesingleton.local.messages.OrchestratorAction;
import dev.durablesingleton.local.messages.OrchestratorRequest;
import dev.durablesingleton.local.messages.OrchestratorResponse;
import dev.durablesingleton.local.worker.InvocationListener;
import java.util.ArrayList;
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
    List<HistoryEvent> events = events(turn);
    return compare(
        turn.instanceId(),
        turn.name(),
        events,
        new ActionTrace().with(events).withActions(response.getActionsList()));
  }

  /** Replays a history with the current code. */
  public ReplayResult ofHistory(String instanceId, String orchestrator, List<HistoryEvent> events) {
    return compare(instanceId, orchestrator, events, new ActionTrace().with(events));
  }

  private ReplayResult compare(
      String instanceId, String orchestrator, List<HistoryEvent> events, ActionTrace original) {
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
    }
    Optional<String> difference = original.firstDifference(replay);
    return difference.isPresent()
        ? new ReplayResult.Diverges(difference.get())
        : new ReplayResult.Matches();
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
      throw new IllegalStateException("Cannot parse the request of a turn", e);
    }
  }
}

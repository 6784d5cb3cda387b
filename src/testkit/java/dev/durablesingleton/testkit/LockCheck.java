package dev.durablesingleton.testkit;

import dev.durablesingleton.local.engine.entity.EntityId;
import dev.durablesingleton.local.engine.entity.EntityMessage.Arrival;
import dev.durablesingleton.local.engine.entity.EntityRequest;
import dev.durablesingleton.local.engine.entity.EntityRequest.Lock;
import dev.durablesingleton.local.engine.entity.EntityRequest.Operation;
import dev.durablesingleton.local.engine.entity.MessageReader;
import dev.durablesingleton.local.engine.entity.NotARequestException;
import dev.durablesingleton.local.engine.work.WorkItems.Turn;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.OrchestratorAction;
import dev.durablesingleton.local.messages.OrchestratorResponse;
import dev.durablesingleton.local.replay.ReplayRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Detects critical sections that end at their first await: the SDK suspends an orchestrator by an
 * exception, so try-with-resources and {@code finally} around an await release the locks. It shows
 * as a release in the turn of an unanswered call of the same critical section (recorded with SDK
 * 1.9.0, whose documentation shows this use).
 */
final class LockCheck {

  /** A call of the turn. */
  record Call(EntityId entity, String operation) {}

  /** A lock that is released too early, and the call that is open at that moment. */
  record EarlyRelease(EntityId entity, Call call) {

    /** The message for the orchestrator that releases the lock. */
    String describe(String turn) {
      return "The %s releases the lock of entity '%s' while its call of operation '%s' on entity '%s' has no answer. The SDK suspends an orchestrator at await() by an exception, so try-with-resources and finally release the locks at the first await that suspends, and the critical section does not exclude anybody. Close the lock by a statement after the last await of the section, outside of try-with-resources and finally."
          .formatted(turn, entity, call.operation(), call.entity());
    }
  }

  /** IDs of the requests of earlier turns, which SDKs before 1.9.0 send again. */
  private final Set<String> earlier = new HashSet<>();

  private Set<EntityId> section = Set.of();
  private @Nullable Call unanswered;

  private LockCheck() {}

  /** The first lock that the actions of a turn release too early. */
  static Optional<EarlyRelease> of(Turn turn, OrchestratorResponse response) {
    return response.getActionsList().stream().noneMatch(LockCheck::isRelease)
        ? Optional.empty()
        : new LockCheck().find(ReplayRequest.events(turn.request()), response.getActionsList());
  }

  private Optional<EarlyRelease> find(
      List<HistoryEvent> history, List<OrchestratorAction> actions) {
    for (HistoryEvent event : history) {
      var sent = event.getEventSent();
      read(sent.getName(), sent.getInput().getValue()).ifPresent(this::sentEarlier);
    }
    for (OrchestratorAction action : actions) {
      var sent = action.getSendEvent();
      Optional<EntityId> target = EntityId.parse(sent.getInstance().getInstanceId());
      if (target.isPresent()) {
        if (isRelease(action) && section.contains(target.get()) && unanswered != null) {
          return Optional.of(new EarlyRelease(target.get(), unanswered));
        }
        read(sent.getName(), sent.getData().getValue())
            .ifPresent(request -> send(target.get(), request));
      }
    }
    return Optional.empty();
  }

  private void sentEarlier(EntityRequest request) {
    earlier.add(request.id());
    enter(request);
  }

  /** Begins a critical section if the request is for locks. */
  private void enter(EntityRequest request) {
    if (request instanceof Lock lock) {
      section = Set.copyOf(lock.lockSet());
      unanswered = null;
    }
  }

  /** A call of this turn cannot have an answer yet. */
  private void send(EntityId target, EntityRequest request) {
    enter(request);
    if (request instanceof Operation operation
        && !operation.signal()
        && !earlier.contains(operation.id())
        && section.contains(target)) {
      unanswered = new Call(target, operation.name());
    }
  }

  private static boolean isRelease(OrchestratorAction action) {
    return action.hasSendEvent() && action.getSendEvent().getName().equals("release");
  }

  /** The request in an event for an entity; malformed ones are not for this check to report. */
  private static Optional<EntityRequest> read(String event, String input) {
    try {
      return MessageReader.read(event, input)
          .filter(Arrival.class::isInstance)
          .map(message -> ((Arrival) message).request());
    } catch (NotARequestException e) {
      return Optional.empty();
    }
  }
}

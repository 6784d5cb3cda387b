package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the history of one execution and assigns time stamps to its events. */
final class HistoryWriter {

  /** Resolution of time stamps on the real host. No two events of an instance share one. */
  private static final long TICK_NANOS = 100;

  private final HubState hub;
  private @Nullable CommittedHistory history;
  private Instant lastTimestamp = Instant.EPOCH;

  HistoryWriter(HubState hub) {
    this.hub = hub;
  }

  /** The time of the next event: now, but later than all earlier events. */
  Instant tick() {
    return tick(Instant.EPOCH);
  }

  /** As {@link #tick()}, but not before a given time. */
  Instant tick(Instant notBefore) {
    Instant now = ticks(hub.now());
    return advanceTo(now.isBefore(notBefore) ? ticks(notBefore) : now);
  }

  /** Truncates a time to the real host's resolution. */
  static Instant ticks(Instant at) {
    return at.minusNanos(at.get(ChronoField.NANO_OF_SECOND) % TICK_NANOS);
  }

  /** Starts with stored events, or with none. */
  void begin(List<HistoryEvent> events) {
    history = CommittedHistory.of(events);
  }

  /** The committed history. It is read on first use, so that a hub opens fast. */
  CommittedHistory history(Instance state, UnitOfWork unit) {
    if (history == null) {
      List<HistoryEvent> events =
          HistoryStorage.decode(unit.transaction().history(state.id()), state);
      history = CommittedHistory.of(events);
      if (!events.isEmpty()) {
        advanceTo(HistoryEvents.instant(events.get(events.size() - 1).getTimestamp()));
      }
    }
    return history;
  }

  /** The first events of a turn. */
  List<HistoryEvent> beginTurn(Instance state, Instant notBefore, UnitOfWork unit) {
    boolean first = history(state, unit).isEmpty();
    List<HistoryEvent> events = new ArrayList<>();
    events.add(HistoryEvents.orchestratorStarted(tick(notBefore)));
    if (first) {
      HistoryEvent started = HistoryEvents.executionStarted(state);
      events.add(
          state.status() == RuntimeStatus.PENDING
              ? started
              : started.toBuilder().setContinuation(true).build());
    }
    return events;
  }

  /**
   * Adds a turn's events and the event that ends the turn.
   *
   * @return the time of the end
   */
  Instant endTurn(Instance state, List<HistoryEvent> events, UnitOfWork unit) {
    CommittedHistory before = history(state, unit);
    Instant at = tick();
    events.add(HistoryEvents.orchestratorCompleted(at));
    before.append(events);
    unit.transaction().appendHistory(state.id(), HistoryStorage.encode(events, state));
    return at;
  }

  private Instant advanceTo(Instant candidate) {
    lastTimestamp =
        candidate.isAfter(lastTimestamp) ? candidate : lastTimestamp.plusNanos(TICK_NANOS);
    return lastTimestamp;
  }
}

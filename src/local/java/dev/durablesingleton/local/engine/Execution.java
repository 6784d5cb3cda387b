package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import dev.durablesingleton.local.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An unfinished instance as the hub holds it in memory: its state, what it has yet to consume, and
 * the turn that is out. Touched by the hub's thread only.
 */
final class Execution {
  /** Resolution of time stamps on the real host; two events of an instance never share one. */
  private static final long TICK_NANOS = 100;

  /** The state that the present transaction writes. */
  Instance state;

  /** What waits for a turn, in order of arrival. */
  final Deque<Delivery> inbox = new ArrayDeque<>();

  /** Timers that have not fired, by their message's sequence. */
  final Map<Long, Delivery> timers = new HashMap<>();

  /** Open activities by task ID: the sequence of their row. */
  final Map<Integer, Long> activities = new HashMap<>();

  /** The turn that a worker has at the moment, or null. */
  OpenTurn turn;

  /** Whether the first turn is not due yet. */
  boolean scheduled;

  /** Whether each turn takes one message only, so that it is known what the turn consumed. */
  boolean oneByOne;

  private History history;
  private Instant lastTimestamp = Instant.EPOCH;

  Execution(Instance state) {
    this.state = state;
  }

  /** A turn that is out, and what it will consume. */
  record OpenTurn(List<HistoryEvent> newEvents, List<Delivery> batch) {

    boolean consumes(HistoryEvent event) {
      return batch.stream().anyMatch(delivery -> delivery.event().equals(event));
    }
  }

  /** Begins a generation whose history is known, so that the store need not be asked. */
  void beginHistory(List<HistoryEvent> events) {
    history = History.of(events);
  }

  /** The committed history; read when first needed, so that a hub opens fast. */
  History history(Store store) {
    if (history == null) {
      List<HistoryEvent> events = History.decode(store.history(state.id()));
      history = History.of(events);
      if (!events.isEmpty()) {
        advanceTo(Events.instant(events.get(events.size() - 1).getTimestamp()));
      }
    }
    return history;
  }

  boolean isSuspended() {
    return state.status() == RuntimeStatus.SUSPENDED;
  }

  /** The time of the next event: now, but later than every event before. */
  Instant tick(Clock clock) {
    return advanceTo(ticks(clock.instant()));
  }

  /** As {@link #tick}, and not before the given time. */
  Instant tick(Clock clock, Instant notBefore) {
    Instant now = ticks(clock.instant());
    return advanceTo(now.isBefore(notBefore) ? ticks(notBefore) : now);
  }

  private Instant advanceTo(Instant candidate) {
    lastTimestamp =
        candidate.isAfter(lastTimestamp) ? candidate : lastTimestamp.plusNanos(TICK_NANOS);
    return lastTimestamp;
  }

  /** A time as the real host stamps it. */
  static Instant ticks(Instant at) {
    return at.truncatedTo(ChronoUnit.MICROS)
        .plusNanos(at.getNano() % 1_000 / TICK_NANOS * TICK_NANOS);
  }
}

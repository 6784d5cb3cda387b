package dev.durablesingleton.local.engine.history;

import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.Timestamps;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import dev.durablesingleton.local.store.Store.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes the history of one execution and assigns time stamps to its events. */
public final class HistoryWriter {

  /** Resolution of time stamps on the real host. No two events of an instance share one. */
  private static final long TICK_NANOS = 100;

  private final InstantSource clock;
  private @Nullable CommittedHistory history;
  private Instant lastTimestamp = Instant.EPOCH;

  /** Takes the times from this clock. */
  public HistoryWriter(InstantSource clock) {
    this.clock = clock;
  }

  /** The time of the next event: now, but later than all earlier events. */
  public Instant tick() {
    return tick(Instant.EPOCH);
  }

  /** As {@link #tick()}, but not before a given time. */
  private Instant tick(Instant notBefore) {
    Instant now = ticks(clock.instant());
    return advanceTo(now.isBefore(notBefore) ? ticks(notBefore) : now);
  }

  /** Truncates a time to the real host's resolution. */
  public static Instant ticks(Instant at) {
    return at.minusNanos(at.get(ChronoField.NANO_OF_SECOND) % TICK_NANOS);
  }

  /** Starts with stored events, or with none. */
  public void begin(List<HistoryEvent> events) {
    history = CommittedHistory.of(events);
  }

  /** Replaces the history and its rows. */
  public void replace(Instance state, List<HistoryEvent> events, Transaction transaction) {
    transaction.clearHistory(state.id());
    transaction.appendHistory(state.id(), HistoryStorage.encode(events, state));
    begin(events);
  }

  /**
   * The committed history. It is read on first use, so that a hub opens fast.
   *
   * @param transaction of the store; begins at the first call
   */
  public CommittedHistory history(Instance state, Supplier<Transaction> transaction) {
    if (history == null) {
      List<HistoryEvent> events =
          HistoryStorage.decode(transaction.get().history(state.id()), state);
      history = CommittedHistory.of(events);
      if (!events.isEmpty()) {
        advanceTo(Timestamps.instant(events.get(events.size() - 1).getTimestamp()));
      }
    }
    return history;
  }

  /** The first events of a turn. */
  public List<HistoryEvent> beginTurn(
      Instance state, Instant notBefore, Supplier<Transaction> transaction) {
    boolean first = history(state, transaction).isEmpty();
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
  public Instant endTurn(
      Instance state, List<HistoryEvent> events, Supplier<Transaction> transaction) {
    CommittedHistory before = history(state, transaction);
    Instant at = tick();
    events.add(HistoryEvents.orchestratorCompleted(at));
    before.append(events);
    transaction.get().appendHistory(state.id(), HistoryStorage.encode(events, state));
    return at;
  }

  private Instant advanceTo(Instant candidate) {
    lastTimestamp =
        candidate.isAfter(lastTimestamp) ? candidate : lastTimestamp.plusNanos(TICK_NANOS);
    return lastTimestamp;
  }
}

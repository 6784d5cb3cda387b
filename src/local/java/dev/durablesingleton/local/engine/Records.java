package dev.durablesingleton.local.engine;

import com.google.protobuf.ByteString;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.util.List;

/** What a turn leaves in an execution's history. */
final class Records {
  private final Hub hub;

  Records(Hub hub) {
    this.hub = hub;
  }

  /** Adds a turn's events to the history and consumes what they came from. */
  void keep(Execution execution, List<HistoryEvent> events, List<Delivery> consumed, Cycle cycle) {
    append(execution, events, cycle);
    consumed.forEach(delivery -> delivery.consume(cycle.transaction()));
    cycle.changed(execution);
  }

  void append(Execution execution, List<HistoryEvent> events, Cycle cycle) {
    ByteString encoded = History.encode(events);
    execution.history(hub.store).append(events, encoded);
    cycle.transaction().appendHistory(execution.state.id(), encoded.toByteArray());
  }

  /** The event that starts the present generation. */
  HistoryEvent executionStarted(Execution execution) {
    HistoryEvent started = Events.executionStarted(execution.state);
    return execution.state.status() == RuntimeStatus.PENDING
        ? started
        : EventNotes.asContinuation(started);
  }
}

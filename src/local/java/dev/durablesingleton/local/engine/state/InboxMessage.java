package dev.durablesingleton.local.engine.state;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.store.Message;
import dev.durablesingleton.local.store.Store.Transaction;
import dev.durablesingleton.local.store.StoreException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A history event that an execution has not consumed, and its row in the store.
 *
 * @param executionId the only execution that may consume it; null for the current one
 * @param sequence the sequence of the row, which the consuming turn removes
 */
public record InboxMessage(
    @Nullable String executionId, HistoryEvent event, Table table, long sequence) {

  /**
   * The table of the row. The result of an activity has no separate row: if it is lost, the
   * activity runs again.
   */
  enum Table {
    MESSAGE,
    ACTIVITY
  }

  /** A message with a row in the message table. */
  static InboxMessage of(@Nullable String executionId, HistoryEvent event, long sequence) {
    return new InboxMessage(executionId, event, Table.MESSAGE, sequence);
  }

  /**
   * Parses a stored message.
   *
   * @throws StoreException if it cannot be parsed
   */
  static InboxMessage of(Message row) {
    try {
      return of(row.executionId(), HistoryEvent.parseFrom(row.event()), row.sequence());
    } catch (InvalidProtocolBufferException e) {
      throw new StoreException("A message in the store cannot be parsed: " + e.getMessage(), e);
    }
  }

  /** Writes the message's row. */
  void store(String instanceId, @Nullable Instant due, Transaction transaction) {
    transaction.add(new Message(sequence, instanceId, executionId, due, event.toByteArray()));
  }

  /** Removes the row. */
  void consume(Transaction transaction) {
    if (table == Table.ACTIVITY) {
      transaction.removeActivity(sequence);
    } else {
      transaction.removeMessage(sequence);
    }
  }

  /** Whether the event is one that a caller or an orchestration raised. */
  public boolean isRaisedEvent() {
    return event.hasEventRaised();
  }

  /**
   * Whether the message needs a separate turn. In one batch with other events, the SDK would lose
   * it or fail (durabletask-java 1.5.0).
   */
  boolean requiresOwnTurn() {
    return event.hasExecutionTerminated() || event.hasExecutionSuspended();
  }
}

package dev.durablesingleton.local.engine;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.store.Message;
import dev.durablesingleton.local.store.Store.Transaction;
import dev.durablesingleton.local.store.StoreException;

/**
 * A history event on its way into an execution, and the row that keeps it until a turn consumes it.
 *
 * @param executionId the only execution that may take it; null for whichever is current
 * @param row the sequence of the message or activity that the consuming turn removes
 */
record Delivery(String executionId, HistoryEvent event, Row kind, long row) {

  /** Where the row stands. The result of an activity needs none of its own: lost, it runs again. */
  enum Row {
    MESSAGE,
    ACTIVITY
  }

  static Delivery of(Message message) {
    try {
      return new Delivery(
          message.executionId(),
          HistoryEvent.parseFrom(message.event()),
          Row.MESSAGE,
          message.sequence());
    } catch (InvalidProtocolBufferException e) {
      throw new StoreException(
          "The store holds a message that cannot be read: " + e.getMessage(), e);
    }
  }

  void consume(Transaction transaction) {
    if (kind == Row.ACTIVITY) {
      transaction.removeActivity(row);
    } else {
      transaction.removeMessage(row);
    }
  }

  /**
   * Whether the host handles the event in a turn of its own, since the SDK's replay may lose it.
   */
  boolean standsAlone() {
    return event.hasExecutionTerminated() || event.hasExecutionSuspended();
  }
}

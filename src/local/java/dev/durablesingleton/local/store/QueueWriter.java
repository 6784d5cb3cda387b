package dev.durablesingleton.local.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes messages and activities within the connection's transaction. The rows are written before
 * the commit, because no transaction reads them.
 */
final class QueueWriter {

  private final RowInserts<Message> newMessages;
  private final RowRemovals oldMessages;
  private final RowInserts<ActivityTask> newActivities;
  private final RowRemovals oldActivities;

  QueueWriter(Connection connection) throws SQLException {
    newMessages =
        new RowInserts<>(
            connection,
            "message",
            List.of("sequence", "instance_id", "execution_id", "due_seconds", "due_nanos", "event"),
            QueueWriter::bind);
    oldMessages = new RowRemovals(connection, "message");
    newActivities =
        new RowInserts<>(
            connection,
            "activity",
            List.of(
                "sequence",
                "instance_id",
                "execution_id",
                "task",
                "name",
                "version",
                "input",
                "trace_context"),
            QueueWriter::bind);
    oldActivities = new RowRemovals(connection, "activity");
  }

  void add(Message message) throws SQLException {
    if (oldMessages.contains(message.sequence())) {
      // A message that was consumed gets its row again.
      flush();
    }
    newMessages.add(message);
  }

  void removeMessage(long sequence) {
    oldMessages.add(sequence);
  }

  void add(ActivityTask activity) {
    newActivities.add(activity);
  }

  void removeActivity(long sequence) {
    oldActivities.add(sequence);
  }

  /** Writes the rows. A row that was added and removed is removed. */
  void flush() throws SQLException {
    newMessages.flush();
    oldMessages.flush();
    newActivities.flush();
    oldActivities.flush();
  }

  /** Discards the changes of a transaction that was rolled back. */
  void forget() {
    newMessages.forget();
    oldMessages.forget();
    newActivities.forget();
    oldActivities.forget();
  }

  private static void bind(SqlStatement insert, Message message) throws SQLException {
    insert
        .number(message.sequence())
        .text(message.instanceId())
        .text(message.executionId())
        .time(message.due())
        .bytes(message.event());
  }

  private static void bind(SqlStatement insert, ActivityTask activity) throws SQLException {
    insert
        .number(activity.sequence())
        .text(activity.instanceId())
        .text(activity.executionId())
        .number(activity.taskId())
        .text(activity.name())
        .text(activity.version())
        .text(activity.input())
        .bytes(activity.traceContext());
  }
}

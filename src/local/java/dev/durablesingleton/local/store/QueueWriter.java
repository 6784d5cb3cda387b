package dev.durablesingleton.local.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Writes messages and activities within the connection's transaction. */
final class QueueWriter {

  private final SqlStatement addMessage;
  private final SqlStatement removeMessage;
  private final SqlStatement addActivity;
  private final SqlStatement removeActivity;

  QueueWriter(Connection connection) throws SQLException {
    addMessage =
        new SqlStatement(
            connection,
            """
            INSERT INTO message (sequence, instance_id, execution_id, due_seconds, due_nanos, event)
            VALUES (?, ?, ?, ?, ?, ?)""");
    removeMessage = new SqlStatement(connection, "DELETE FROM message WHERE sequence = ?");
    addActivity =
        new SqlStatement(
            connection,
            """
            INSERT INTO activity (sequence, instance_id, execution_id, task, name, version, input)
            VALUES (?, ?, ?, ?, ?, ?, ?)""");
    removeActivity = new SqlStatement(connection, "DELETE FROM activity WHERE sequence = ?");
  }

  void add(Message message) throws SQLException {
    addMessage
        .number(message.sequence())
        .text(message.instanceId())
        .text(message.executionId())
        .time(message.due())
        .bytes(message.event())
        .update();
  }

  void removeMessage(long sequence) throws SQLException {
    removeMessage.number(sequence).update();
  }

  void add(ActivityTask activity) throws SQLException {
    addActivity
        .number(activity.sequence())
        .text(activity.instanceId())
        .text(activity.executionId())
        .number(activity.taskId())
        .text(activity.name())
        .text(activity.version())
        .text(activity.input())
        .update();
  }

  void removeActivity(long sequence) throws SQLException {
    removeActivity.number(sequence).update();
  }
}

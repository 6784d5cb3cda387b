package dev.durablesingleton.local.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Writes messages and activities, within the connection's transaction. */
final class QueueWriter {

  private final Command addMessage;
  private final Command removeMessage;
  private final Command addActivity;
  private final Command removeActivity;

  QueueWriter(Connection connection) throws SQLException {
    addMessage =
        new Command(
            connection,
            """
            INSERT INTO message (sequence, instance_id, execution_id, due_seconds, due_nanos, event)
            VALUES (?, ?, ?, ?, ?, ?)""");
    removeMessage = new Command(connection, "DELETE FROM message WHERE sequence = ?");
    addActivity =
        new Command(
            connection,
            """
            INSERT INTO activity (sequence, instance_id, execution_id, task, name, version, input)
            VALUES (?, ?, ?, ?, ?, ?, ?)""");
    removeActivity = new Command(connection, "DELETE FROM activity WHERE sequence = ?");
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

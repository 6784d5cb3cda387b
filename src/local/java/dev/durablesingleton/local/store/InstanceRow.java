package dev.durablesingleton.local.store;

import dev.durablesingleton.local.store.SqlStatement.Row;
import java.sql.SQLException;

/** How an instance lies in its row. */
final class InstanceRow {

  /** Columns as {@link #read} takes them; the input is joined. */
  static final String COLUMNS =
      """
      id, execution_id, name, version, status, created_seconds, created_nanos, updated_seconds,
      updated_nanos, scheduled_seconds, scheduled_nanos, input.text, custom_status, output, failure,
      parent_id, parent_execution_id, parent_name, parent_task""";

  static final String JOIN_INPUT = "LEFT JOIN input ON input.instance = instance.number";

  static final String SELECT_BY_ID =
      "SELECT " + COLUMNS + " FROM instance " + JOIN_INPUT + " WHERE id = ?";

  static final String INSERT =
      """
      INSERT INTO instance (number, id, name, parent_id, parent_execution_id, parent_name,
        parent_task, execution_id, version, status, created_seconds, created_nanos,
        updated_seconds, updated_nanos, scheduled_seconds, scheduled_nanos, custom_status, output,
        failure)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING""";

  static final String UPDATE =
      """
      UPDATE instance SET execution_id = ?, version = ?, status = ?, created_seconds = ?,
        created_nanos = ?, updated_seconds = ?, updated_nanos = ?, scheduled_seconds = ?,
        scheduled_nanos = ?, custom_status = ?, output = ?, failure = ?
      WHERE number = ?""";

  private static final RuntimeStatus[] STATUSES = RuntimeStatus.values();
  private static final Instance.Parent NO_PARENT = new Instance.Parent(null, null, null, 0);

  private InstanceRow() {}

  /** Binds what {@link #INSERT} takes. */
  static SqlStatement bindNew(SqlStatement insert, long number, Instance instance)
      throws SQLException {
    Instance.Parent parent = instance.parent() == null ? NO_PARENT : instance.parent();
    insert
        .number(number)
        .text(instance.id())
        .text(instance.name())
        .text(parent.instanceId())
        .text(parent.executionId())
        .text(parent.name())
        .number(parent.taskId());
    return bindChanging(insert, instance);
  }

  /** Binds what {@link #UPDATE} sets. */
  static SqlStatement bindChanging(SqlStatement update, Instance instance) throws SQLException {
    return update
        .text(instance.executionId())
        .text(instance.version())
        .number(instance.status().ordinal())
        .time(instance.createdAt())
        .time(instance.lastUpdatedAt())
        .time(instance.scheduledStart())
        .text(instance.customStatus())
        .text(instance.output())
        .bytes(instance.failure());
  }

  static Instance read(Row row) throws SQLException {
    return new Instance(
        row.text(),
        row.text(),
        row.text(),
        row.text(),
        STATUSES[(int) row.number()],
        row.time(),
        row.time(),
        row.time(),
        row.text(),
        row.text(),
        row.text(),
        row.bytes(),
        parent(row));
  }

  private static Instance.Parent parent(Row row) throws SQLException {
    Instance.Parent parent =
        new Instance.Parent(row.text(), row.text(), row.text(), (int) row.number());
    return parent.equals(NO_PARENT) ? null : parent;
  }
}

package dev.durablesingleton.local.store;

import dev.durablesingleton.local.store.SqlStatement.Row;
import dev.durablesingleton.local.store.Store.Texts;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps an instance to its row. */
final class InstanceRow {

  private static final String HEAD =
      """
      id, execution_id, name, version, status, created_seconds, created_nanos, updated_seconds,
      updated_nanos, scheduled_seconds, scheduled_nanos, parent_id, parent_execution_id,
      parent_name, parent_task, tags, trace_context""";

  private static final String TEXTS = HEAD + ", custom_status, output, failure";

  /** The columns for {@link #read(Row)}, including the input. */
  static final String COLUMNS = TEXTS + ", input.text";

  static final String JOIN_INPUT = "LEFT JOIN input ON input.instance = instance.number";

  static final String SELECT_BY_ID =
      "SELECT " + COLUMNS + " FROM instance " + JOIN_INPUT + " WHERE id = ?";

  static final String INSERT =
      """
      INSERT INTO instance (number, id, name, parent_id, parent_execution_id, parent_name,
        parent_task, tags, trace_context, execution_id, version, status, created_seconds,
        created_nanos, updated_seconds, updated_nanos, scheduled_seconds, scheduled_nanos,
        custom_status, output, failure)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO NOTHING""";

  static final String UPDATE =
      """
      UPDATE instance SET execution_id = ?, version = ?, status = ?, created_seconds = ?,
        created_nanos = ?, updated_seconds = ?, updated_nanos = ?, scheduled_seconds = ?,
        scheduled_nanos = ?, custom_status = ?, output = ?, failure = ?
      WHERE number = ?""";

  /**
   * Updates what a turn changes that neither changes the status nor begins another execution. It
   * has no column of an index, because SQLite writes the entries of all columns that it sets.
   */
  static final String UPDATE_TURN =
      """
      UPDATE instance SET updated_seconds = ?, updated_nanos = ?, custom_status = ?, output = ?,
        failure = ?
      WHERE number = ?""";

  private InstanceRow() {}

  /** Binds the parameters of {@link #INSERT}. */
  static SqlStatement bindNew(SqlStatement insert, long number, Instance instance)
      throws SQLException {
    Instance.Parent parent = instance.parent();
    insert
        .number(number)
        .text(instance.id())
        .text(instance.name())
        .text(parent == null ? null : parent.instanceId())
        .text(parent == null ? null : parent.executionId())
        .text(parent == null ? null : parent.name())
        .number(parent == null ? 0 : parent.taskId())
        .bytes(StoredTags.encode(instance.tags()))
        .bytes(instance.traceContext());
    return bindChanging(insert, instance);
  }

  /** Binds the parameters of {@link #UPDATE}. */
  static SqlStatement bindChanging(SqlStatement update, Instance instance) throws SQLException {
    return update
        .text(instance.executionId())
        .text(instance.version())
        .number(instance.status().number())
        .time(instance.createdAt())
        .time(instance.lastUpdatedAt())
        .time(instance.scheduledStart())
        .text(instance.customStatus())
        .text(instance.output())
        .bytes(instance.failure());
  }

  /** Binds the parameters of {@link #UPDATE_TURN}. */
  static SqlStatement bindTurn(SqlStatement update, Instance instance) throws SQLException {
    return update
        .time(instance.lastUpdatedAt())
        .text(instance.customStatus())
        .text(instance.output())
        .bytes(instance.failure());
  }

  /** Returns the query for one row with the columns for {@link #read(Row, Texts)}. */
  static String selectByNumber(Texts texts) {
    return switch (texts) {
      case NONE -> "SELECT " + HEAD + " FROM instance WHERE number = ?";
      case WITHOUT_INPUT -> "SELECT " + TEXTS + " FROM instance WHERE number = ?";
      case ALL -> "SELECT " + COLUMNS + " FROM instance " + JOIN_INPUT + " WHERE number = ?";
    };
  }

  static Instance read(Row row) throws SQLException {
    return read(row, Texts.ALL);
  }

  static Instance read(Row row, Texts texts) throws SQLException {
    String id = row.text();
    String executionId = row.text();
    String name = row.text();
    String version = row.textOrNull();
    RuntimeStatus status = status(row);
    Instant createdAt = row.time();
    Instant updatedAt = row.time();
    Instant scheduledStart = row.timeOrNull();
    Instance.Parent parent = parent(row);
    Map<String, String> tags = StoredTags.decode(row.bytesOrNull());
    byte @Nullable [] traceContext = row.bytesOrNull();
    boolean some = texts != Texts.NONE;
    String customStatus = some ? row.textOrNull() : null;
    String output = some ? row.textOrNull() : null;
    byte @Nullable [] failure = some ? row.bytesOrNull() : null;
    String input = texts == Texts.ALL ? row.textOrNull() : null;
    return new Instance(
        id,
        executionId,
        name,
        version,
        status,
        createdAt,
        updatedAt,
        scheduledStart,
        input,
        customStatus,
        output,
        failure,
        parent,
        tags,
        traceContext);
  }

  /**
   * Maps a stored number to its status.
   *
   * @throws StoreException if no status has the number
   */
  static RuntimeStatus status(Row row) throws SQLException {
    int number = (int) row.number();
    return RuntimeStatus.of(number)
        .orElseThrow(
            () ->
                new StoreException(
                    "The task hub has an instance with the unknown status %d.".formatted(number)));
  }

  private static Instance.@Nullable Parent parent(Row row) throws SQLException {
    String id = row.textOrNull();
    String executionId = row.textOrNull();
    String name = row.textOrNull();
    int taskId = (int) row.number();
    return id == null || executionId == null || name == null
        ? null
        : new Instance.Parent(id, executionId, name, taskId);
  }
}

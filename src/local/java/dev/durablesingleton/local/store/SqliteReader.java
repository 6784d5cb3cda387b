package dev.durablesingleton.local.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A connection for reading with its prepared statements. For one thread at a time. */
final class SqliteReader implements Closeables.Closeable {

  private final Connection connection;
  private final SqlStatement find;
  private final SqlStatement history;
  private final SqlStatement execution;
  private final SqlStatement nextTurn;
  private final SqlStatement findEntity;

  SqliteReader(Connection connection) throws SQLException {
    this.connection = connection;
    find = new SqlStatement(connection, InstanceRow.SELECT_BY_ID);
    history =
        new SqlStatement(
            connection,
            """
            SELECT events FROM history
            WHERE instance = (SELECT number FROM instance WHERE id = ?) ORDER BY turn""");
    execution = new SqlStatement(connection, "SELECT execution_id FROM instance WHERE id = ?");
    nextTurn =
        new SqlStatement(
            connection,
            """
            SELECT turn, events FROM history
            WHERE instance = (SELECT number FROM instance WHERE id = ?) AND turn > ?
            ORDER BY turn LIMIT 1""");
    findEntity = new SqlStatement(connection, EntityTable.SELECT + " WHERE id = ?");
  }

  Optional<Instance> find(String id) throws SQLException {
    return find.text(id).first(InstanceRow::read);
  }

  Optional<EntityRow> findEntity(String id) throws SQLException {
    return findEntity.text(id).first(EntityTable::read);
  }

  byte[] history(String id) throws SQLException {
    return Bytes.join(history.text(id).all(SqlStatement.Row::bytes));
  }

  /** Reads in one transaction, so that all turns are of the same execution. */
  Optional<Store.HistoryPart> history(String id, long afterTurn, int bytes) throws SQLException {
    return inOneSnapshot(
        () -> {
          Optional<String> executionId = execution.text(id).first(SqlStatement.Row::text);
          return executionId.isEmpty()
              ? Optional.empty()
              : Optional.of(part(id, executionId.get(), afterTurn, bytes));
        });
  }

  private Store.HistoryPart part(String id, String executionId, long afterTurn, int bytes)
      throws SQLException {
    HistoryPartBuilder part = new HistoryPartBuilder(executionId, afterTurn, bytes);
    while (!part.isFull()) {
      Optional<Turn> turn =
          nextTurn
              .text(id)
              .number(part.lastTurn())
              .first(row -> new Turn(row.number(), row.bytes()));
      if (turn.isEmpty()) {
        return part.build(true);
      }
      part.add(turn.get().number, turn.get().events);
    }
    return part.build(false);
  }

  private record Turn(long number, byte[] events) {}

  /** Reads in one transaction, so that all instances are from the same snapshot. */
  void visit(InstanceQuery query, int limit, Store.Texts texts, Store.Visitor visitor)
      throws SQLException {
    inOneSnapshot(
        () -> {
          new InstanceSearch(connection, query).visit(limit, texts, visitor);
          return true;
        });
  }

  /** As {@link #visit}. */
  void visitEntities(EntityQuery query, int limit, boolean withStates, Store.EntityVisitor visitor)
      throws SQLException {
    inOneSnapshot(
        () -> {
          EntityTable.visit(connection, query, limit, withStates, visitor);
          return true;
        });
  }

  /** Reads in one transaction, so that all reads see the same commits. Not nested. */
  <T> T inOneSnapshot(Reading<T> reading) throws SQLException {
    connection.setAutoCommit(false);
    try {
      return reading.read();
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  /**
   * SQLite keeps only the first rows while it sorts. There is no index by the time of completion,
   * because each end of an instance would have to write it.
   */
  List<FinishedInstance> finished(FinishedQuery query, int limit) throws SQLException {
    String sql =
        """
        SELECT updated_seconds, updated_nanos, id FROM instance INDEXED BY instance_by_status
        WHERE %s AND (updated_seconds, updated_nanos) >= (?, ?)
          AND (updated_seconds, updated_nanos) < (?, ?)
          AND (updated_seconds, updated_nanos, id) > (?, ?, ?)
        ORDER BY updated_seconds, updated_nanos, id LIMIT ?"""
            .formatted(InstanceSearch.inStatus(query.terminal()));
    FinishedInstance after = query.after();
    try (SqlStatement command = new SqlStatement(connection, sql)) {
      return command
          .time(query.completedFrom() == null ? Instant.MIN : query.completedFrom())
          .time(query.completedTo() == null ? Instant.MAX : query.completedTo())
          .time(after == null ? Instant.MIN : after.completedAt())
          .text(after == null ? "" : after.id())
          .number(limit)
          .all(row -> new FinishedInstance(row.time(), row.text()));
    }
  }

  Store.Unfinished unfinished() throws SQLException {
    return new Store.Unfinished(
        all(
            "SELECT %s FROM instance INDEXED BY instance_by_status %s WHERE %s"
                .formatted(
                    InstanceRow.COLUMNS,
                    InstanceRow.JOIN_INPUT,
                    InstanceSearch.inStatus(RuntimeStatus.unfinished())),
            InstanceRow::read),
        all(
            """
            SELECT sequence, instance_id, execution_id, due_seconds, due_nanos, event
            FROM message ORDER BY sequence""",
            row ->
                new Message(
                    row.number(), row.text(), row.textOrNull(), row.timeOrNull(), row.bytes())),
        all(
            """
            SELECT sequence, instance_id, execution_id, task, name, version, input,
              trace_context
            FROM activity ORDER BY sequence""",
            row ->
                new ActivityTask(
                    row.number(),
                    row.text(),
                    row.text(),
                    (int) row.number(),
                    row.text(),
                    row.textOrNull(),
                    row.textOrNull(),
                    row.bytesOrNull())),
        all(EntityTable.SELECT_ACTIVE, EntityTable::read));
  }

  private <T> List<T> all(String sql, SqlStatement.Reading<T> reading) throws SQLException {
    try (SqlStatement command = new SqlStatement(connection, sql)) {
      return command.all(reading);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /** Some reads on one connection. */
  @FunctionalInterface
  interface Reading<T> {
    T read() throws SQLException;
  }
}

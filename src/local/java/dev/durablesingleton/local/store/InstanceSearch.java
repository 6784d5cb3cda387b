package dev.durablesingleton.local.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lists instances in order of their IDs. When status and creation leave few, these are fetched and
 * sorted; when they leave many, the first of them come soon in the order of IDs. SQLite, without
 * statistics, cannot tell the two apart, so a glance at the index by status decides.
 */
final class InstanceSearch {

  private static final int FEW = 20_000;
  private static final List<RuntimeStatus> ALL = List.of(RuntimeStatus.values());

  /** The filters but the one by status; creation to the second first, for the index. */
  private static final String FILTERS =
      """
      created_seconds BETWEEN ? AND ?
        AND (created_seconds, created_nanos) >= (?, ?)
        AND (created_seconds, created_nanos) <= (?, ?)
        AND id >= ? AND id < ?""";

  private final Connection connection;
  private final InstanceQuery query;
  private final String inStatus;
  private final Instant from;
  private final Instant to;

  InstanceSearch(Connection connection, InstanceQuery query) {
    this.connection = connection;
    this.query = query;
    inStatus = inStatus(query.statuses().isEmpty() ? ALL : query.statuses());
    from = query.createdFrom() == null ? Instant.MIN : query.createdFrom();
    to = query.createdTo() == null ? Instant.MAX : query.createdTo();
  }

  List<Instance> first(int limit) throws SQLException {
    // Chosen by number first: else whole rows would be sorted.
    String sql =
        """
        SELECT %s FROM instance %s WHERE number IN (
          SELECT number FROM instance INDEXED BY %s WHERE %s AND %s ORDER BY id LIMIT ?)
        ORDER BY id"""
            .formatted(
                InstanceRow.COLUMNS,
                InstanceRow.JOIN_INPUT,
                leavesFew() ? "instance_by_status" : "instance_by_id",
                inStatus,
                FILTERS);
    try (SqlStatement command = new SqlStatement(connection, sql)) {
      return bindFilters(command).number(limit).all(InstanceRow::read);
    }
  }

  /** The condition for one of some statuses. */
  static String inStatus(Collection<RuntimeStatus> statuses) {
    return statuses.stream()
        .map(status -> String.valueOf(status.ordinal()))
        .collect(Collectors.joining(", ", "status IN (", ")"));
  }

  private SqlStatement bindFilters(SqlStatement command) throws SQLException {
    String behind = query.afterId() == null ? "" : query.afterId() + '\0';
    String first = behind.compareTo(query.idPrefix()) > 0 ? behind : query.idPrefix();
    return command
        .number(from.getEpochSecond())
        .number(to.getEpochSecond())
        .time(from)
        .time(to)
        .text(first)
        .bytes(StoredText.endOfPrefix(query.idPrefix()));
  }

  private boolean leavesFew() throws SQLException {
    if (query.statuses().isEmpty() && query.createdFrom() == null && query.createdTo() == null) {
      return false;
    }
    String sql =
        """
        SELECT count(*) FROM (SELECT 1 FROM instance INDEXED BY instance_by_status
          WHERE %s AND created_seconds BETWEEN ? AND ? LIMIT ?)"""
            .formatted(inStatus);
    try (SqlStatement command = new SqlStatement(connection, sql)) {
      command.number(from.getEpochSecond()).number(to.getEpochSecond()).number(FEW);
      return command.first(SqlStatement.Row::number).orElseThrow() < FEW;
    }
  }
}

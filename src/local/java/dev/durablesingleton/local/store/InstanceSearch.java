package dev.durablesingleton.local.store;

import dev.durablesingleton.local.store.Store.Texts;
import dev.durablesingleton.local.store.Store.Visitor;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lists instances in order of their IDs. If few instances match by status and creation time, they
 * are fetched and sorted; if many match, a scan in the order of IDs finds the first of them fast.
 * SQLite has no statistics to choose between the two, so a limited count in the index by status
 * decides.
 */
final class InstanceSearch {

  private static final int FEW = 20_000;
  private static final int PAGE = 1_000;
  private static final List<RuntimeStatus> ALL = List.of(RuntimeStatus.values());

  /** The filters except that by status; the creation time in seconds comes first, for the index. */
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

  /**
   * Visits the first instances. Reads their numbers first, because SQLite would sort whole rows.
   */
  void visit(int limit, Texts texts, Visitor visitor) throws SQLException {
    InstanceQuery rest = query;
    int left = limit;
    List<Long> page;
    do {
      page = new InstanceSearch(connection, rest).numbers(Math.min(left, PAGE));
      left -= page.size();
      try (SqlStatement command = new SqlStatement(connection, InstanceRow.selectByNumber(texts))) {
        for (long number : page) {
          Instance instance =
              command.number(number).first(row -> InstanceRow.read(row, texts)).orElseThrow();
          if (!visitor.visit(instance)) {
            return;
          }
          rest = rest.after(instance.id());
        }
      }
    } while (left > 0 && page.size() == PAGE);
  }

  private List<Long> numbers(int limit) throws SQLException {
    String sql =
        "SELECT number FROM instance INDEXED BY %s WHERE %s AND %s ORDER BY id LIMIT ?"
            .formatted(leavesFew() ? "instance_by_status" : "instance_by_id", inStatus, FILTERS);
    try (SqlStatement command = new SqlStatement(connection, sql)) {
      return bindFilters(command).number(limit).all(SqlStatement.Row::number);
    }
  }

  /** Returns the condition for any of some statuses. */
  static String inStatus(Collection<RuntimeStatus> statuses) {
    return statuses.stream()
        .map(status -> String.valueOf(status.number()))
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

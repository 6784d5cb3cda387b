package dev.durablesingleton.local.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Collects the rows of a table that a transaction removes, and deletes all of them with one
 * statement, which costs less than a statement for each.
 */
final class RowRemovals {

  private final SqlStatement delete;
  private final Set<Long> sequences = new HashSet<>();

  RowRemovals(Connection connection, String table) throws SQLException {
    delete =
        new SqlStatement(
            connection,
            "DELETE FROM %s WHERE sequence IN (SELECT value FROM json_each(CAST(? AS TEXT)))"
                .formatted(table));
  }

  void add(long sequence) {
    sequences.add(sequence);
  }

  boolean contains(long sequence) {
    return sequences.contains(sequence);
  }

  /** Deletes the collected rows. */
  void flush() throws SQLException {
    if (!sequences.isEmpty()) {
      String json =
          sequences.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
      sequences.clear();
      delete.text(json).update();
    }
  }

  /** Discards the collected rows of a transaction that was rolled back. */
  void forget() {
    sequences.clear();
  }
}

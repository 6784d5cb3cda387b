package dev.durablesingleton.local.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Collects new rows of a table within a transaction, and inserts several of them with one
 * statement, which costs less than a statement for each.
 */
final class RowInserts<T> {

  private static final int ROWS = 8;

  private final SqlStatement one;
  private final SqlStatement several;
  private final Binding<T> binding;
  private final List<T> rows = new ArrayList<>();

  /**
   * @param columns the names of the columns
   * @param binding binds one parameter for each column
   */
  RowInserts(Connection connection, String table, List<String> columns, Binding<T> binding)
      throws SQLException {
    String row = "(" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
    String insert = "INSERT INTO %s (%s) VALUES ".formatted(table, String.join(", ", columns));
    one = new SqlStatement(connection, insert + row);
    several =
        new SqlStatement(connection, insert + String.join(", ", Collections.nCopies(ROWS, row)));
    this.binding = binding;
  }

  void add(T row) {
    rows.add(row);
  }

  /** Inserts the collected rows. */
  void flush() throws SQLException {
    int next = 0;
    while (rows.size() - next >= ROWS) {
      for (T row : rows.subList(next, next + ROWS)) {
        binding.bind(several, row);
      }
      several.update();
      next += ROWS;
    }
    for (T row : rows.subList(next, rows.size())) {
      binding.bind(one, row);
      one.update();
    }
    rows.clear();
  }

  /** Discards the collected rows of a transaction that was rolled back. */
  void forget() {
    rows.clear();
  }

  /** Binds the parameters of one row. */
  @FunctionalInterface
  interface Binding<T> {
    void bind(SqlStatement insert, T row) throws SQLException;
  }
}

package dev.durablesingleton.local.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Reads the content of a closed file, for comparisons. */
final class Dump {

  private Dump() {}

  /** Returns all rows of the given tables as texts. */
  static List<String> of(Path file, String... tables) throws SQLException {
    List<String> rows = new ArrayList<>();
    for (String table : tables) {
      rows.addAll(query(file, "SELECT * FROM " + table));
    }
    return rows;
  }

  /** Returns the IDs of the instances that have different values of a column in two files. */
  static List<String> different(Path before, Path after, String table, String column)
      throws SQLException {
    String owner =
        table.equals("history")
            ? "(SELECT id FROM instance WHERE number = t.instance)"
            : "t.instance_id";
    String sql =
        "SELECT CAST(%s AS TEXT), hex(%s) FROM %s t ORDER BY 1, 2".formatted(owner, column, table);
    List<String> changed = query(before, sql);
    changed.removeAll(query(after, sql));
    return changed.stream().map(row -> row.substring(0, row.indexOf('|'))).distinct().toList();
  }

  static void execute(Path file, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> query(Path file, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          Object value = rows.getObject(i);
          row.append(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value)
              .append('|');
        }
        found.add(row.toString());
      }
    }
    return found;
  }
}

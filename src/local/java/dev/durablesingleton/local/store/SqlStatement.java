package dev.durablesingleton.local.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A prepared statement. Parameters are bound, and columns are read, in order. */
final class SqlStatement implements Closeables.Closeable {

  private final PreparedStatement statement;
  private int bound;

  SqlStatement(Connection connection, String sql) throws SQLException {
    statement = connection.prepareStatement(sql);
  }

  SqlStatement number(long value) throws SQLException {
    statement.setLong(++bound, value);
    return this;
  }

  SqlStatement text(@Nullable String value) throws SQLException {
    return bytes(value == null ? null : StoredText.encode(value));
  }

  SqlStatement bytes(byte @Nullable [] value) throws SQLException {
    statement.setBytes(++bound, value);
    return this;
  }

  /** Binds two parameters, because 64 bits of nanoseconds end in the year 2262. */
  SqlStatement time(@Nullable Instant value) throws SQLException {
    if (value == null) {
      return bytes(null).bytes(null);
    }
    return number(value.getEpochSecond()).number(value.getNano());
  }

  int update() throws SQLException {
    bound = 0;
    return statement.executeUpdate();
  }

  <T> Optional<T> first(Reading<T> reading) throws SQLException {
    return all(reading).stream().findFirst();
  }

  <T> List<T> all(Reading<T> reading) throws SQLException {
    bound = 0;
    List<T> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(reading.read(new Row(rows)));
      }
    }
    return found;
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }

  /** Converts a row to a value. */
  @FunctionalInterface
  interface Reading<T> {
    T read(Row row) throws SQLException;
  }

  /** The current row. */
  static final class Row {

    private final ResultSet rows;
    private int read;

    private Row(ResultSet rows) {
      this.rows = rows;
    }

    long number() throws SQLException {
      return rows.getLong(++read);
    }

    String text() throws SQLException {
      return StoredText.decode(bytes());
    }

    @Nullable String textOrNull() throws SQLException {
      byte[] encoded = bytesOrNull();
      return encoded == null ? null : StoredText.decode(encoded);
    }

    byte[] bytes() throws SQLException {
      return rows.getBytes(++read);
    }

    byte @Nullable [] bytesOrNull() throws SQLException {
      return rows.getBytes(++read);
    }

    Instant time() throws SQLException {
      return Instant.ofEpochSecond(number(), number());
    }

    @Nullable Instant timeOrNull() throws SQLException {
      long seconds = number();
      boolean none = rows.wasNull();
      long nanos = number();
      return none ? null : Instant.ofEpochSecond(seconds, nanos);
    }
  }
}

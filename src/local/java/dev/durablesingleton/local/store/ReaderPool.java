package dev.durablesingleton.local.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** A pool of connections for reading. Thread-safe. */
final class ReaderPool implements Closeables.Closeable {

  /** How long a read waits for a connection. */
  private static final int PATIENCE_SECONDS = 5;

  private final HubFile file;
  private final List<SqliteReader> all = new ArrayList<>();
  private final BlockingQueue<SqliteReader> idle;

  ReaderPool(HubFile file, int connections, Connector connector) throws SQLException {
    this.file = file;
    idle = new ArrayBlockingQueue<>(connections);
    for (int i = 0; i < connections; i++) {
      all.add(new SqliteReader(connector.open()));
    }
    idle.addAll(all);
  }

  /**
   * Reads on an idle connection; waits for one if necessary.
   *
   * @throws StoreException if none becomes idle in time
   */
  <T> T read(Reading<T> reading) {
    SqliteReader reader = borrow();
    try {
      return reading.on(reader);
    } catch (SQLException e) {
      throw SqliteFailure.of(file.path(), e);
    } finally {
      idle.add(reader);
    }
  }

  private SqliteReader borrow() {
    try {
      SqliteReader reader = idle.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (reader == null) {
        throw new StoreException(
            "The task hub is busy with %d other long reads; try again.".formatted(all.size()));
      }
      return reader;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("Interrupted before the task hub could be read.", e);
    }
  }

  @Override
  public void close() throws SQLException {
    Closeables.all(all);
  }

  /** Opens a connection. */
  @FunctionalInterface
  interface Connector {
    Connection open() throws SQLException;
  }

  /** A read of the store. */
  @FunctionalInterface
  interface Reading<T> {
    T on(SqliteReader reader) throws SQLException;
  }
}

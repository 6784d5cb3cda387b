package dev.durablesingleton.local.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** A few reading connections that any thread may borrow. Thread-safe. */
final class ReaderPool implements Closeables.Closeable {

  private static final int READERS = 4;

  private final HubFile file;
  private final List<SqliteReader> all = new ArrayList<>();
  private final BlockingQueue<SqliteReader> idle = new ArrayBlockingQueue<>(READERS);

  ReaderPool(HubFile file) throws SQLException {
    this.file = file;
    for (int i = 0; i < READERS; i++) {
      all.add(new SqliteReader(HubConnections.reader(file.path())));
    }
    idle.addAll(all);
  }

  /** Reads on an idle connection, waiting for one if need be. */
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
      return idle.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("Interrupted before the task hub could be read.", e);
    }
  }

  @Override
  public void close() throws SQLException {
    Closeables.all(all);
  }

  /** Something to read. */
  @FunctionalInterface
  interface Reading<T> {
    T on(SqliteReader reader) throws SQLException;
  }
}

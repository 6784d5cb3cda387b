package dev.durablesingleton.local.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/**
 * Prevents that a second host, in this process or another, opens a hub's file, until the lock is
 * closed or its process ends.
 *
 * <p>The lock is on a separate file, so that it does not block the host's own connections. It is a
 * lock of SQLite and not of a {@code FileChannel}, because a POSIX lock ends when any descriptor of
 * its file is closed, so a refused attempt in the same process would release it; SQLite prevents
 * this.
 */
final class HostLock implements Closeables.Closeable {

  private static final String IN_USE =
      "Another host has the task hub '%s' open; stop it, or choose another file with --store.";

  private final Connection connection;

  private HostLock(Connection connection) {
    this.connection = connection;
  }

  /**
   * Acquires the lock of a hub's file. Does not wait.
   *
   * @throws StoreException if another host has the lock
   */
  static HostLock take(Path hub) {
    try {
      SQLiteConfig config = new SQLiteConfig();
      config.setBusyTimeout(0);
      String side = hub.resolveSibling(hub.getFileName() + ".lock").toString();
      HostLock lock = new HostLock(config.createConnection("jdbc:sqlite:" + side));
      lock.hold(hub);
      return lock;
    } catch (SQLException e) {
      throw SqliteFailure.of(hub, e);
    }
  }

  /** Releases the lock because of a failure, and returns the failure. */
  StoreException closeAfter(StoreException failure) {
    try {
      close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private void hold(Path hub) {
    try (Statement statement = connection.createStatement()) {
      // Otherwise SQLite would keep a third file while the lock is held.
      statement.execute("PRAGMA journal_mode = MEMORY");
      statement.execute("BEGIN EXCLUSIVE");
    } catch (SQLException e) {
      throw closeAfter(
          SqliteFailure.code(e) == SQLiteErrorCode.SQLITE_BUSY
              ? new StoreException(IN_USE.formatted(hub), e)
              : SqliteFailure.of(hub, e));
    }
  }
}

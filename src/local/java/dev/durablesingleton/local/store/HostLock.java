package dev.durablesingleton.local.store;

import dev.durablesingleton.local.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

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
  static HostLock acquire(Path hub) {
    try {
      SQLiteConfig config = new SQLiteConfig();
      config.setBusyTimeout(0);
      Path side = side(hub);
      createPrivate(side);
      HostLock lock = new HostLock(config.createConnection("jdbc:sqlite:" + side));
      lock.hold(hub);
      return lock;
    } catch (SQLException e) {
      throw SqliteFailure.of(hub, e);
    }
  }

  private static Path side(Path hub) {
    return hub.resolveSibling(hub.getFileName() + ".lock");
  }

  /** If the file cannot be created, SQLite reports why when it opens it. */
  private static void createPrivate(Path side) {
    try {
      PrivateFiles.createFile(side);
    } catch (IOException e) {
      return;
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
      throw closeAfter(failure(hub, e));
    }
  }

  /** The lock's own file may be damaged while the hub is sound. */
  private static StoreException failure(Path hub, SQLException e) {
    return switch (SqliteFailure.code(e)) {
      case SQLITE_BUSY -> new StoreException(IN_USE.formatted(hub), e);
      case SQLITE_NOTADB, SQLITE_CORRUPT ->
          new StoreException(
              "The lock file '%s' is damaged, the task hub is not; delete the lock file."
                  .formatted(side(hub)),
              e);
      default -> SqliteFailure.of(hub, e);
    };
  }
}

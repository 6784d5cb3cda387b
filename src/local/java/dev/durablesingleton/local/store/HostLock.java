package dev.durablesingleton.local.store;

import dev.durablesingleton.local.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/**
 * Keeps a second host off a hub's file, in this process or another, until it is closed or its
 * process ends.
 *
 * <p>The lock is on a side file, so that this host's own reading connections go on. It is SQLite's
 * and no {@code FileChannel}'s: a POSIX lock ends when any descriptor of its file closes, so a
 * refused second attempt in the same process would let go of the first's; SQLite takes care of
 * this.
 */
final class HostLock implements Closeables.Closeable {

  private static final String IN_USE =
      "Another host has the task hub '%s' open; stop it, or give this one its own file with --store.";

  private final Connection connection;

  private HostLock(Connection connection) {
    this.connection = connection;
  }

  /** Takes the lock beside a hub's file, or throws a {@link StoreException} at once. */
  static HostLock take(Path hub) {
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

  /** Lets go because of a failure, and returns it. */
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
      // Else a third file would lie beside the hub as long as the lock is held.
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

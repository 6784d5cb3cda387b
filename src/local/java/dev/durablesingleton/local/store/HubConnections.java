package dev.durablesingleton.local.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** Opens connections to a hub's file. Only the connection for a new file creates it. */
final class HubConnections {

  private static final int WRITER_CACHE_KIB = 256 << 10;
  private static final int READER_CACHE_KIB = 8 << 10;
  private static final int BUSY_MILLIS = 2_000;

  /**
   * 16 MiB: pages written by many turns are copied once, and the turn that waits for the copy waits
   * 50 ms.
   */
  private static final int CHECKPOINT_PAGES = 4_000;

  private HubConnections() {}

  /** The connection that creates a new file. */
  static Connection maker(Path path) throws SQLException {
    return connect(new SQLiteConfig(), path);
  }

  /** The connection for writing. */
  static Connection writer(Path path, Durability durability) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.valueOf(durability.name()));
    config.setOpenMode(SQLiteOpenMode.NOMUTEX);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(-WRITER_CACHE_KIB);
    // Otherwise the driver queries the last row's number after each insert.
    config.setGetGeneratedKeys(false);
    Connection connection = connect(config, path);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
    }
    return connection;
  }

  /** A connection for reading only. */
  static Connection reader(Path path) throws SQLException {
    return connect(readOnly(), path);
  }

  /**
   * A connection for reading a file that nothing changes. Creates no files next to it, which a host
   * of another user could not write.
   */
  static Connection readerAtRest(Path path) throws SQLException {
    return readOnly()
        .createConnection("jdbc:sqlite:file:" + path.toUri().getRawPath() + "?immutable=1");
  }

  private static SQLiteConfig readOnly() {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setOpenMode(SQLiteOpenMode.NOMUTEX);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(-READER_CACHE_KIB);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    return config;
  }

  private static Connection connect(SQLiteConfig config, Path file) throws SQLException {
    return config.createConnection("jdbc:sqlite:" + file);
  }
}

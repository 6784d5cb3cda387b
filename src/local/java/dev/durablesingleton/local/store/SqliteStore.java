package dev.durablesingleton.local.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stores a task hub in one SQLite file, which no other host may open. One connection writes, a few
 * others read. A failed transaction is rolled back, and the next one may succeed.
 */
public final class SqliteStore extends SqliteReads implements Store {

  /** Long reads at once; a further one waits. */
  private static final int READERS = 4;

  private final HubFile file;
  private final Durability durability;
  private final HostLock lock;
  private SqliteWriter writer;
  private @Nullable SqliteTransaction current;

  SqliteStore(HubFile file, Durability durability, HostLock lock, SqliteWriter writer)
      throws SQLException, IOException {
    super(new ReaderPool(file, READERS, () -> HubConnections.reader(file.path())));
    this.file = file;
    this.durability = durability;
    this.lock = lock;
    this.writer = writer;
    file.remember();
  }

  /**
   * Opens a hub's file, or creates it and its folders. A file that is not a task hub, is damaged,
   * has a later version or is open in another host is refused with a {@link StoreException} and not
   * changed.
   */
  public static SqliteStore open(Path path, Durability durability) {
    return open(path, durability, HubFile::prepare);
  }

  /** As {@link #open}, but replaces an existing hub by an empty one. */
  public static SqliteStore openEmpty(Path path, Durability durability) {
    return open(path, durability, HubFile::prepareEmpty);
  }

  /**
   * Deletes a hub's file. One that is not a task hub or is open in a host is refused with a {@link
   * StoreException}. The lock file stays, since another host may be about to acquire it.
   *
   * @return whether there was a hub
   */
  public static boolean delete(Path path) {
    Path file = path.toAbsolutePath().normalize();
    if (!HubHeader.exists(file)) {
      return false;
    }
    HostLock lock = HostLock.acquire(file);
    try {
      HubFile.delete(file);
      lock.close();
      return true;
    } catch (SQLException | IOException | RuntimeException e) {
      throw lock.closeAfter(SqliteFailure.of(file, e));
    }
  }

  private static SqliteStore open(Path path, Durability durability, Preparation preparation) {
    Path file = HubFile.locate(path);
    HubHeader.exists(file);
    HostLock lock = HostLock.acquire(file);
    try {
      HubFile hub = preparation.of(file);
      return new SqliteStore(
          hub, durability, lock, new SqliteWriter(HubConnections.writer(file, durability)));
    } catch (SQLException | IOException | RuntimeException e) {
      throw lock.closeAfter(SqliteFailure.of(file, e));
    }
  }

  @Override
  public Unfinished unfinished() {
    // On a separate connection, so that the hub does not wait for other readers.
    try (SqliteReader reader = new SqliteReader(HubConnections.reader(file.path()))) {
      return reader.unfinished();
    } catch (SQLException e) {
      throw SqliteFailure.of(file.path(), e);
    }
  }

  @Override
  public Transaction begin() {
    if (current != null && current.isOpen()) {
      throw new IllegalStateException("the previous transaction is still open");
    }
    file.requireInPlace();
    try {
      if (!writer.isUsable()) {
        writer.close();
        writer = new SqliteWriter(HubConnections.writer(file.path(), durability));
      }
    } catch (SQLException e) {
      throw SqliteFailure.of(file.path(), e);
    }
    current = new SqliteTransaction(file, writer);
    return current;
  }

  @Override
  public void close() {
    try {
      Closeables.all(List.of(readers(), writer, lock));
    } catch (SQLException e) {
      throw SqliteFailure.of(file.path(), e);
    }
  }

  private interface Preparation {
    HubFile of(Path file) throws IOException, SQLException;
  }
}

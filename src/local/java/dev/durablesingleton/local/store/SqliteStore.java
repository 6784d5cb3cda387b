package dev.durablesingleton.local.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a task hub in one SQLite file, which it has for itself. One connection writes, a few others
 * read; a transaction that fails is dropped whole, and the next may succeed.
 */
public final class SqliteStore implements Store {

  private final HubFile file;
  private final Durability durability;
  private final HostLock lock;
  private final ReaderPool readers;
  private SqliteWriter writer;
  private SqliteTransaction current;

  SqliteStore(HubFile file, Durability durability, HostLock lock, SqliteWriter writer)
      throws SQLException, IOException {
    this.file = file;
    this.durability = durability;
    this.lock = lock;
    this.writer = writer;
    readers = new ReaderPool(file);
    file.remember();
  }

  /**
   * Opens a hub's file, or makes it with the folders that lead to it. A file that is something
   * else, damaged, newer than this program or open in another host is refused by a {@link
   * StoreException} and stays as it is.
   */
  public static SqliteStore open(Path path, Durability durability) {
    return open(path, durability, HubFile::prepare);
  }

  /** As {@link #open}, with an empty hub in place of the one that is there. */
  public static SqliteStore openEmpty(Path path, Durability durability) {
    return open(path, durability, HubFile::prepareEmpty);
  }

  private static SqliteStore open(Path path, Durability durability, Preparation preparation) {
    Path file = HubFile.locate(path);
    HubHeader.isThere(file);
    HostLock lock = HostLock.take(file);
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
    return readers.read(SqliteReader::unfinished);
  }

  @Override
  public Optional<Instance> find(String id) {
    return readers.read(reader -> reader.find(id));
  }

  @Override
  public byte[] history(String id) {
    return readers.read(reader -> reader.history(id));
  }

  @Override
  public List<Instance> list(InstanceQuery query, int limit) {
    return readers.read(reader -> reader.list(query, limit));
  }

  @Override
  public Transaction begin() {
    if (current != null && current.isOpen()) {
      throw new IllegalStateException("the transaction before is still open");
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
      Closeables.all(List.of(readers, writer, lock));
    } catch (SQLException e) {
      throw SqliteFailure.of(file.path(), e);
    }
  }

  private interface Preparation {
    HubFile of(Path file) throws IOException, SQLException;
  }
}

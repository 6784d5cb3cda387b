package dev.durablesingleton.local.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores a task hub in one SQLite file, which no other host may open. One connection writes, a few
 * others read. A failed transaction is rolled back, and the next one may succeed.
 */
public final class SqliteStore implements Store {

  private final HubFile file;
  private final Durability durability;
  private final HostLock lock;
  private final ReaderPool readers;
  private SqliteWriter writer;
  private @Nullable SqliteTransaction current;

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
  public Optional<Instance> find(String id) {
    return readers.read(reader -> reader.find(id));
  }

  @Override
  public byte[] history(String id) {
    return readers.read(reader -> reader.history(id));
  }

  @Override
  public Optional<HistoryPart> history(String id, long afterTurn, int bytes) {
    return readers.read(reader -> reader.history(id, afterTurn, bytes));
  }

  @Override
  public void visit(InstanceQuery query, int limit, Texts texts, Visitor visitor) {
    readers.read(
        reader -> {
          reader.visit(query, limit, texts, visitor);
          return true;
        });
  }

  @Override
  public List<FinishedInstance> finished(FinishedQuery query, int limit) {
    return readers.read(reader -> reader.finished(query, limit));
  }

  @Override
  public Optional<EntityRow> findEntity(String id) {
    return readers.read(reader -> reader.findEntity(id));
  }

  @Override
  public void visitEntities(
      EntityQuery query, int limit, boolean withStates, EntityVisitor visitor) {
    readers.read(
        reader -> {
          reader.visitEntities(query, limit, withStates, visitor);
          return true;
        });
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
      Closeables.all(List.of(readers, writer, lock));
    } catch (SQLException e) {
      throw SqliteFailure.of(file.path(), e);
    }
  }

  private interface Preparation {
    HubFile of(Path file) throws IOException, SQLException;
  }
}

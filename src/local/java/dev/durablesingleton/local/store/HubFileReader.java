package dev.durablesingleton.local.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a hub's file without a host, or next to the host that has it open. Changes nothing in it.
 */
public final class HubFileReader extends SqliteReads implements AutoCloseable {

  private static final int PAGE = 1_000;

  private final HubFile file;

  /**
   * Receives an unfinished instance and the encoded history of its current generation, which is
   * empty if the generation has not begun.
   */
  @FunctionalInterface
  public interface HistoryVisitor {
    void visit(Instance instance, byte[] history);
  }

  private HubFileReader(HubFile file) throws SQLException {
    super(new ReaderPool(file, 1, file::readerOutsideHost));
    this.file = file;
  }

  /**
   * Opens a hub's file for reading.
   *
   * @throws StoreException if there is no such file, or it is not a task hub of the current version
   */
  public static HubFileReader open(Path path) {
    Path file = path.toAbsolutePath().normalize();
    try {
      return new HubFileReader(HubFile.existing(file));
    } catch (SQLException e) {
      throw SqliteFailure.of(file, e);
    }
  }

  /** Visits the unfinished instances in ordinal order of their IDs. Reads one at a time. */
  public void visitUnfinished(HistoryVisitor visitor) {
    InstanceQuery query = new InstanceQuery(RuntimeStatus.unfinished(), null, null, "", null);
    List<String> ids;
    do {
      ids = ids(query);
      ids.forEach(id -> visit(id, visitor));
      if (!ids.isEmpty()) {
        query = query.after(ids.get(ids.size() - 1));
      }
    } while (ids.size() == PAGE);
  }

  private List<String> ids(InstanceQuery query) {
    List<String> ids = new ArrayList<>();
    visit(query, PAGE, Store.Texts.NONE, instance -> ids.add(instance.id()));
    return ids;
  }

  /** Ignores an instance that a host has ended or purged meanwhile. */
  private void visit(String id, HistoryVisitor visitor) {
    readers()
        .read(reader -> reader.inOneSnapshot(() -> unfinished(id, reader)))
        .ifPresent(found -> visitor.visit(found.instance, found.history));
  }

  private static Optional<Unfinished> unfinished(String id, SqliteReader reader)
      throws SQLException {
    Optional<Instance> instance = reader.find(id);
    return instance.isEmpty() || instance.get().status().isTerminal()
        ? Optional.empty()
        : Optional.of(new Unfinished(instance.get(), reader.history(id)));
  }

  private record Unfinished(Instance instance, byte[] history) {}

  @Override
  public void close() {
    try {
      readers().close();
    } catch (SQLException e) {
      throw SqliteFailure.of(file.path(), e);
    }
  }
}

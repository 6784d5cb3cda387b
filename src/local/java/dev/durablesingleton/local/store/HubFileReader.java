package dev.durablesingleton.local.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a hub's file without a host, or next to the host that has it open. Changes nothing in it.
 */
public final class HubFileReader extends SqliteReads implements AutoCloseable {

  private static final int PAGE = 1_000;
  private static final int READ_ATTEMPTS = 5;

  private final HubFile file;

  /** Receives an unfinished instance and the encoded history of its current generation. */
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

  /**
   * Visits the unfinished instances that have a history, in ordinal order of their IDs. Reads one
   * at a time.
   */
  public void visitUnfinished(HistoryVisitor visitor) {
    Set<RuntimeStatus> unfinished =
        Stream.of(RuntimeStatus.values())
            .filter(status -> !status.isTerminal())
            .collect(Collectors.toSet());
    InstanceQuery query = new InstanceQuery(unfinished, null, null, "", null);
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

  /** Reads again if a host has changed the instance between the two reads. */
  private void visit(String id, HistoryVisitor visitor) {
    for (int attempt = 1; attempt <= READ_ATTEMPTS; attempt++) {
      Optional<Instance> instance = find(id);
      Optional<Store.HistoryPart> history = history(id, Store.HistoryPart.START, Integer.MAX_VALUE);
      if (instance.isEmpty() || instance.get().status().isTerminal() || history.isEmpty()) {
        return;
      }
      if (history.get().executionId().equals(instance.get().executionId())) {
        visitor.visit(instance.get(), history.get().events());
        return;
      }
    }
  }

  @Override
  public void close() {
    try {
      readers().close();
    } catch (SQLException e) {
      throw SqliteFailure.of(file.path(), e);
    }
  }
}

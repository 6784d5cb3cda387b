package dev.durablesingleton.local.store;

import java.nio.file.Path;
import java.sql.SQLException;

/**
 * Reads a hub's file without a host, or next to the host that has it open. Changes nothing in it.
 */
public final class HubFileReader extends SqliteReads implements AutoCloseable {

  private final HubFile file;

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

  @Override
  public void close() {
    try {
      readers().close();
    } catch (SQLException e) {
      throw SqliteFailure.of(file.path(), e);
    }
  }
}

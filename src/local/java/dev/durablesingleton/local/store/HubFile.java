package dev.durablesingleton.local.store;

import dev.durablesingleton.local.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;

/**
 * A hub's file on disk: how it comes into being, is connected to, and is known to be still there.
 */
final class HubFile {

  /** Checked as a whole up to this size; the pages of a larger one are checked as they are read. */
  private static final long CHECKED_BYTES = 16 << 20;

  private final Path path;
  private List<Object> identity = List.of();

  private HubFile(Path path) {
    this.path = path;
  }

  /** The file's own name, whatever links lead to it; makes its folder. */
  static Path locate(Path path) {
    Path file = path.toAbsolutePath().normalize();
    try {
      if (Files.exists(file)) {
        return file.toRealPath();
      }
      PrivateFiles.createFolder(file.getParent());
      return file.getParent().toRealPath().resolve(file.getFileName());
    } catch (IOException e) {
      throw new StoreException(
          "The folder of the task hub '%s' cannot be made: %s.".formatted(file, e), e);
    }
  }

  /**
   * Checks the file, makes it if there is none, and brings an older one to this program's version.
   * The caller holds the {@link HostLock}.
   */
  static HubFile prepare(Path path) throws IOException, SQLException {
    HubFile file = new HubFile(path);
    if (!HubHeader.isThere(path)) {
      file.create();
    }
    file.check();
    try (Connection connection = HubConnections.writer(path, Durability.FULL)) {
      HubSchema.migrate(connection);
    }
    return file;
  }

  /** As {@link #prepare}, but whatever hub is there goes. */
  static HubFile prepareEmpty(Path path) throws IOException, SQLException {
    HubFile file = new HubFile(path);
    file.create();
    return file;
  }

  Path path() {
    return path;
  }

  private void create() throws IOException, SQLException {
    Path fresh = beside(".new");
    Files.deleteIfExists(fresh);
    // SQLite gives -wal and -shm the permissions of the file.
    PrivateFiles.createFile(fresh);
    try (Connection connection = HubConnections.maker(fresh)) {
      HubSchema.migrate(connection);
    }
    // SQLite would take what a deleted hub left behind for a part of this one.
    Files.deleteIfExists(beside("-wal"));
    Files.deleteIfExists(beside("-shm"));
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void check() throws IOException, SQLException {
    if (!Files.isWritable(path)) {
      throw new StoreException("The task hub '%s' is read-only; make it writable.".formatted(path));
    }
    try (Connection connection = HubConnections.reader(path);
        Statement statement = connection.createStatement()) {
      HubHeader.requireKnown(path, (int) Long.parseLong(pragma(statement, "user_version")));
      if (Files.size(path) <= CHECKED_BYTES && !pragma(statement, "quick_check(1)").equals("ok")) {
        throw new StoreException(
            "The task hub '%s' is damaged; move it away, or begin afresh with --clean."
                .formatted(path));
      }
    }
  }

  /** Remembers which file on disk the connections have open. */
  void remember() throws IOException {
    identity = identity();
  }

  /** Throws when the file was deleted or replaced: SQLite would go on with the one that is gone. */
  void requireInPlace() {
    try {
      if (!identity.equals(identity())) {
        throw gone(null);
      }
    } catch (IOException e) {
      throw gone(e);
    }
  }

  private StoreException gone(IOException cause) {
    return new StoreException(
        "The task hub '%s' was deleted or replaced; put it back, or start the host again to begin a new one."
            .formatted(path),
        cause);
  }

  private List<Object> identity() throws IOException {
    return Arrays.asList(key(path), key(beside("-wal")));
  }

  private static Object key(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  private Path beside(String ending) {
    return path.resolveSibling(path.getFileName() + ending);
  }

  private static String pragma(Statement statement, String name) throws SQLException {
    try (ResultSet rows = statement.executeQuery("PRAGMA " + name)) {
      return rows.getString(1);
    }
  }
}

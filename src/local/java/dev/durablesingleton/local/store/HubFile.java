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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A hub's file on disk: creates and checks it, opens connections, and detects its removal. */
final class HubFile {

  /**
   * Files up to this size are checked completely; the pages of larger ones are checked when they
   * are read.
   */
  private static final long CHECKED_BYTES = 16 << 20;

  private final Path path;
  private List<Object> identity = List.of();

  private HubFile(Path path) {
    this.path = path;
  }

  /** Returns the real path of the file, with links resolved, and creates its folder. */
  static Path locate(Path path) {
    Path file = path.toAbsolutePath().normalize();
    try {
      if (Files.exists(file)) {
        return file.toRealPath();
      }
      // Only a root has no parent, and a root exists.
      Path folder = Objects.requireNonNull(file.getParent());
      PrivateFiles.createFolder(folder);
      return folder.toRealPath().resolve(file.getFileName());
    } catch (IOException e) {
      throw new StoreException(
          "The folder of the task hub '%s' cannot be created: %s.".formatted(file, e), e);
    }
  }

  /**
   * Checks the file, creates it if there is none, and migrates one of an earlier version. The
   * caller holds the {@link HostLock}.
   */
  static HubFile prepare(Path path) throws IOException, SQLException {
    HubFile file = new HubFile(path);
    if (!HubHeader.exists(path)) {
      file.create();
    }
    file.check();
    try (Connection connection = HubConnections.writer(path, Durability.FULL)) {
      HubSchema.migrate(connection);
    }
    return file;
  }

  /** As {@link #prepare}, but replaces an existing hub. */
  static HubFile prepareEmpty(Path path) throws IOException, SQLException {
    HubFile file = new HubFile(path);
    file.create();
    return file;
  }

  /**
   * Checks an existing file, for reading it. Changes nothing, so it needs no {@link HostLock}.
   *
   * @throws StoreException if there is no such file, or it must be migrated before it can be read
   */
  static HubFile existing(Path path) throws SQLException {
    if (!HubHeader.exists(path)) {
      throw new StoreException(
          "There is no task hub '%s'; name its file with --store.".formatted(path));
    }
    HubFile file = new HubFile(path);
    try (Connection connection = file.readerOutsideHost();
        Statement statement = connection.createStatement()) {
      // SQLite also reads the log file, which may have a later version than the header.
      int version = HubSchema.version(statement);
      HubHeader.requireKnown(path, version);
      if (version < HubSchema.VERSION) {
        throw new StoreException(
            "The task hub '%s' has the earlier version %d; start a host with it once, which migrates it to version %d."
                .formatted(path, version, HubSchema.VERSION));
      }
    }
    return file;
  }

  /**
   * Opens a connection for reading without a host. If there is a log file, a host has the hub open
   * or was killed, so the log is read too.
   */
  Connection readerOutsideHost() throws SQLException {
    return Files.exists(beside("-wal"))
        ? HubConnections.reader(path)
        : HubConnections.readerAtRest(path);
  }

  /** Deletes the file and what SQLite keeps next to it. The caller holds the {@link HostLock}. */
  static void delete(Path path) throws IOException {
    HubFile file = new HubFile(path);
    for (Path part : List.of(path, file.beside("-wal"), file.beside("-shm"))) {
      Files.deleteIfExists(part);
    }
  }

  Path path() {
    return path;
  }

  /** Records which file on disk the connections use. */
  void remember() throws IOException {
    identity = identity();
  }

  /** Throws if the file was deleted or replaced: SQLite would continue to use the deleted file. */
  void requireInPlace() {
    try {
      if (!identity.equals(identity())) {
        throw gone(null);
      }
    } catch (IOException e) {
      throw gone(e);
    }
  }

  private void create() throws IOException, SQLException {
    Path fresh = beside(".new");
    Files.deleteIfExists(fresh);
    // SQLite gives -wal and -shm the permissions of the file.
    PrivateFiles.createFile(fresh);
    try (Connection connection = HubConnections.maker(fresh)) {
      HubSchema.migrate(connection);
    }
    // SQLite would use the remaining files of a deleted hub for this one.
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
      HubHeader.requireKnown(path, HubSchema.version(statement));
      if (Files.size(path) <= CHECKED_BYTES && !pragma(statement, "quick_check(1)").equals("ok")) {
        throw new StoreException(
            "The task hub '%s' is damaged; move it away, or start with an empty one by --clean."
                .formatted(path));
      }
    }
  }

  private StoreException gone(@Nullable IOException cause) {
    return new StoreException(
        "The task hub '%s' was deleted or replaced; restore it, or restart the host to create a new one."
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

package dev.durablesingleton.local.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Checks the first bytes of a file before SQLite opens it. The offsets are those of SQLite's file
 * format. A hub's file is created under another name and then moved, so the bytes are always
 * complete.
 */
final class HubHeader {

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int USER_VERSION = 60;
  private static final int APPLICATION_ID = 68;
  private static final int LENGTH = 100;

  private HubHeader() {}

  /**
   * Whether the file exists and is a task hub.
   *
   * @throws StoreException if it is another kind of file
   */
  static boolean exists(Path file) {
    try {
      if (Files.notExists(file) || (Files.isRegularFile(file) && Files.size(file) == 0)) {
        return false;
      }
      if (!Files.isRegularFile(file)) {
        throw new StoreException("The task hub '%s' is not a file; name a file.".formatted(file));
      }
      check(file, read(file));
      return true;
    } catch (IOException e) {
      throw new StoreException("The task hub '%s' cannot be read: %s.".formatted(file, e), e);
    }
  }

  private static ByteBuffer read(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      return ByteBuffer.wrap(bytes.readNBytes(LENGTH));
    }
  }

  private static void check(Path file, ByteBuffer header) {
    if (header.limit() < LENGTH || header.mismatch(ByteBuffer.wrap(MAGIC)) != MAGIC.length) {
      throw new StoreException(
          "'%s' is not a task hub and was not changed; name another file with --store."
              .formatted(file));
    }
    if (header.getInt(APPLICATION_ID) != HubSchema.APPLICATION_ID) {
      throw new StoreException(
          "'%s' is another program's database and was not changed; name another file with --store."
              .formatted(file));
    }
    requireKnown(file, header.getInt(USER_VERSION));
  }

  /** Refuses a schema of a later version. */
  static void requireKnown(Path file, int version) {
    if (version > HubSchema.VERSION) {
      throw new StoreException(
          "The task hub '%s' has version %d, but this host supports version %d; use a newer host or another file."
              .formatted(file, version, HubSchema.VERSION));
    }
  }
}

package dev.durablesingleton.local.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Maps SQLite's result codes to messages for the user. */
final class SqliteFailure {

  private static final int PRIMARY_CODE = 0xFF;

  /** The driver's message when the heap has no space for a value. */
  private static final String EXHAUSTED = "Out of memory";

  private SqliteFailure() {}

  /**
   * Returns the failure of the store.
   *
   * @throws OutOfMemoryError if the heap is exhausted, which is not a failure of the store
   */
  static StoreException of(Path hub, Exception failure) {
    if (failure instanceof SQLException
        && (EXHAUSTED.equals(failure.getMessage())
            || code(failure) == SQLiteErrorCode.SQLITE_NOMEM)) {
      OutOfMemoryError error = new OutOfMemoryError("A value of the task hub needs more memory.");
      error.initCause(failure);
      throw error;
    }
    return failure instanceof StoreException known
        ? known
        : new StoreException(sentence(code(failure)).formatted(hub, failure), failure);
  }

  /** Returns SQLite's primary result code of an extended code. */
  static SQLiteErrorCode code(Exception failure) {
    return failure instanceof SQLiteException sqlite
        ? SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & PRIMARY_CODE)
        : SQLiteErrorCode.UNKNOWN_ERROR;
  }

  private static String sentence(SQLiteErrorCode code) {
    return switch (code) {
      case SQLITE_FULL ->
          "No space is left for the task hub '%s'; free some, then the host continues.";
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH ->
          "The task hub '%s' cannot be written; make the file and its folder writable.";
      case SQLITE_CORRUPT, SQLITE_NOTADB ->
          "The task hub '%s' is damaged; move it away, or start with an empty one by --clean.";
      case SQLITE_BUSY, SQLITE_LOCKED ->
          "Another program has locked the task hub '%s'; close it, then the host continues.";
      case SQLITE_CANTOPEN ->
          "The task hub '%s' cannot be opened; make sure that its folder is writable.";
      default -> "The task hub '%s' cannot be read or written: %s.";
    };
  }
}

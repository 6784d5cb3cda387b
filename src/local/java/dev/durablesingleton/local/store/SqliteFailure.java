package dev.durablesingleton.local.store;

import java.nio.file.Path;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Turns SQLite's result codes into sentences for the user. */
final class SqliteFailure {

  private static final int PRIMARY_CODE = 0xFF;

  private SqliteFailure() {}

  static StoreException of(Path hub, Exception failure) {
    return failure instanceof StoreException told
        ? told
        : new StoreException(sentence(code(failure)).formatted(hub, failure), failure);
  }

  /** SQLite's primary result code, whatever extended code it came in. */
  static SQLiteErrorCode code(Exception failure) {
    return failure instanceof SQLiteException sqlite
        ? SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & PRIMARY_CODE)
        : SQLiteErrorCode.UNKNOWN_ERROR;
  }

  private static String sentence(SQLiteErrorCode code) {
    return switch (code) {
      case SQLITE_FULL ->
          "No space is left for the task hub '%s'; free some, the host goes on then.";
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH ->
          "The task hub '%s' cannot be written; make the file and its folder writable.";
      case SQLITE_CORRUPT, SQLITE_NOTADB ->
          "The task hub '%s' is damaged; move it away, or begin afresh with --clean.";
      case SQLITE_BUSY, SQLITE_LOCKED ->
          "Another program keeps the task hub '%s' locked; close it, the host goes on then.";
      case SQLITE_CANTOPEN ->
          "The task hub '%s' cannot be opened; see that its folder can be written.";
      default -> "The task hub '%s' cannot be read or written: %s.";
    };
  }
}

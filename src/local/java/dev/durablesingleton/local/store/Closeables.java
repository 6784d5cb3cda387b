package dev.durablesingleton.local.store;

import java.sql.SQLException;
import java.util.List;

/** Closes several resources, even if one fails. */
final class Closeables {

  private Closeables() {}

  /** Closes in order; throws the first failure, with the others suppressed in it. */
  static void all(List<? extends Closeable> things) throws SQLException {
    SQLException failure = null;
    for (Closeable thing : things) {
      try {
        thing.close();
      } catch (SQLException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** A resource that SQLite may fail to close. */
  interface Closeable extends AutoCloseable {
    @Override
    void close() throws SQLException;
  }
}

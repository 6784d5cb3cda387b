package dev.durablesingleton.local.store;

import org.jspecify.annotations.Nullable;

/** The store cannot be opened, read or written; the message is one sentence for the user. */
public final class StoreException extends RuntimeException {

  /** A failure that no exception caused. */
  public StoreException(String message) {
    super(message);
  }

  /** A failure, and the exception that caused it; null for none. */
  public StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

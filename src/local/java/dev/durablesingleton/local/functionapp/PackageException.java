package dev.durablesingleton.local.functionapp;

import java.util.Objects;

/**
 * A folder cannot be served; the message is one sentence for the user: the reason and the remedy.
 */
public final class PackageException extends Exception {

  public PackageException(String message) {
    super(message);
  }

  /** Returns the sentence; never null. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}

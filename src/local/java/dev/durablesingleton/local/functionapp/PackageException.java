package dev.durablesingleton.local.functionapp;

/**
 * A folder cannot be served; the message is one sentence for the user: the reason and the remedy.
 */
public final class PackageException extends Exception {

  public PackageException(String message) {
    super(message);
  }
}

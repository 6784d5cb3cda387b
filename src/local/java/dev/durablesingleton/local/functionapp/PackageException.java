package dev.durablesingleton.local.functionapp;

/** A folder cannot be served; the message says why and what to do, in one sentence for the user. */
public final class PackageException extends Exception {

  public PackageException(String message) {
    super(message);
  }
}

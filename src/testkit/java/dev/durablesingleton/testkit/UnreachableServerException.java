package dev.durablesingleton.testkit;

/** Makes an HTTP request fail as if the server could not be reached. */
final class UnreachableServerException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnreachableServerException() {
    super("Connection refused");
  }
}

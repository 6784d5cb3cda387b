package dev.durablesingleton.local.json;

/** A text is not a JSON value; caught in this package, so it has no stack trace. */
final class NotJsonException extends Exception {

  NotJsonException(String message) {
    super(message, null, false, false);
  }
}

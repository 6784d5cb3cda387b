package dev.durablesingleton.local.json;

/**
 * A text is not a JSON value. The message says what is wrong and where; there is no stack trace.
 */
public final class NotJsonException extends Exception {

  NotJsonException(String message) {
    super(message, null, false, false);
  }
}

package dev.durablesingleton.local.json;

/** A text is no JSON value; never leaves the room, so it carries no stack trace. */
final class NotJsonException extends Exception {

  NotJsonException(String message) {
    super(message, null, false, false);
  }
}

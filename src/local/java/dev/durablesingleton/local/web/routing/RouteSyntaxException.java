package dev.durablesingleton.local.web.routing;

import java.util.Objects;

/** The template of a route is invalid; the message is meant for the user. */
final class RouteSyntaxException extends Exception {

  RouteSyntaxException(String message) {
    super(message);
  }

  /** The message, which is never null. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}

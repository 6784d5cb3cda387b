package dev.durablesingleton.local.web.routing;

/** The template of a route is invalid; the message is meant for the user. */
final class RouteSyntaxException extends Exception {

  RouteSyntaxException(String message) {
    super(message);
  }
}

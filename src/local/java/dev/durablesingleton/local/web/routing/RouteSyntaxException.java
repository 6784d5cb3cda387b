package dev.durablesingleton.local.web.routing;

/** A route text that is no template; the message names the place and the way out. */
final class RouteSyntaxException extends Exception {

  RouteSyntaxException(String message) {
    super(message);
  }
}

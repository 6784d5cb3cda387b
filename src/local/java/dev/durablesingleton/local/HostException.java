package dev.durablesingleton.local;

/** The host cannot start; the message says why and what to do, in one sentence for the user. */
public final class HostException extends Exception {

  HostException(String message) {
    super(message);
  }
}

package dev.durablesingleton.local.cli;

import java.util.Locale;
import java.util.Optional;

/** The sentences for start failures whose cause is a limit of the operating system. */
final class StartFailure {

  private StartFailure() {}

  /** The sentence for a failure; empty if no limit caused it. */
  static Optional<String> sentence(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      if (message.contains("too many open files")) {
        return Optional.of(
            "The host cannot open as many files as it needs: the limit of this process is reached"
                + " (too many open files). Raise it, for example with 'ulimit -n 1024'.");
      }
      if (message.contains("unable to create native thread")) {
        return Optional.of(
            "The host cannot start as many threads as it needs: a limit of this user or container is"
                + " reached. Raise it, for example with 'ulimit -u 4096'.");
      }
    }
    return Optional.empty();
  }
}

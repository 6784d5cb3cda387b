package dev.durablesingleton.local.launcher;

import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Prints what the launcher has to say, in the format of the host's log. Thread-safe. */
final class LauncherLog {

  private final PrintStream out;

  LauncherLog(PrintStream out) {
    this.out = out;
  }

  void print(String sentence) {
    out.println(line(sentence));
  }

  /** Prints an error, in red if the host writes to a terminal with colours. */
  void error(String sentence, boolean colours) {
    out.println(colours ? "\u001b[31m" + line(sentence) + "\u001b[0m" : line(sentence));
  }

  private static String line(String sentence) {
    return "[" + Instant.now().truncatedTo(ChronoUnit.MILLIS) + "] " + sentence;
  }
}

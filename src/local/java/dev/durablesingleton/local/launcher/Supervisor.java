package dev.durablesingleton.local.launcher;

import dev.durablesingleton.local.launcher.HostChild.End;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a host running: starts a new one with the same task hub and port when one has died, or has
 * ended for a reload.
 */
final class Supervisor {

  private final HostChild child;
  private final RestartPolicy restarts;
  private final Reloads reloads;
  private final LauncherLog log;
  private HostArguments arguments;
  private Report lastServing = Report.NONE;

  Supervisor(
      HostChild child,
      HostArguments arguments,
      RestartPolicy restarts,
      Reloads reloads,
      LauncherLog log) {
    this.child = child;
    this.arguments = arguments;
    this.restarts = restarts;
    this.reloads = reloads;
    this.log = log;
  }

  /**
   * Starts the first host.
   *
   * @throws IOException if the operating system refuses another process
   */
  void start() throws IOException {
    child.startNew(arguments);
  }

  /**
   * Keeps hosts running until one ends by its own decision, could not begin to serve, was stopped,
   * or too many have died.
   *
   * @return the exit code of the last
   * @throws IOException if the operating system refuses a process for a reload
   */
  int run() throws IOException, InterruptedException {
    while (true) {
      End end = child.awaitEnd();
      if (end.report().port() != null) {
        lastServing = end.report();
        arguments = arguments.continuing(end.report().port());
      }
      if (reloads.take()) {
        child.startNew(arguments);
        continue;
      }
      if (reloads.isUnfinished() && !end.bySignal()) {
        reloads.awaitChange();
        continue;
      }
      boolean hasServed = lastServing.port() != null;
      boolean died = end.report().port() == null || !end.report().done();
      if (end.bySignal() || !hasServed || !died || !restart(end)) {
        return end.exitCode();
      }
    }
  }

  /** Says what has happened, and starts a new host unless too many have died. */
  private boolean restart(End end) throws InterruptedException {
    Duration delay = restarts.afterFailure(Instant.now()).orElse(null);
    print(sentence(end) + outlook(delay));
    if (delay == null) {
      return false;
    }
    Thread.sleep(delay.toMillis());
    try {
      child.startNew(arguments);
      return true;
    } catch (IOException e) {
      print("The host cannot be started again: " + e.getMessage());
      return false;
    }
  }

  private static String sentence(End end) {
    String cause = end.cause().map(sentence -> sentence + " ").orElse("");
    return cause + "The host's process ended with exit code " + end.exitCode() + ". ";
  }

  private String outlook(@Nullable Duration delay) {
    String lost = lastServing.memory() ? " The task hub was in memory and is lost." : "";
    if (delay == null) {
      return "It is not started again, since this happened more than 3 times within 30 minutes."
          + lost;
    }
    String when = delay.isZero() ? "" : " in " + delay.toSeconds() + " seconds";
    return lastServing.memory()
        ? "A new one starts" + when + "." + lost
        : "A new one continues with the same task hub" + when + ".";
  }

  private void print(String sentence) {
    log.error(sentence, lastServing.colours());
  }
}

package dev.durablesingleton.local.launcher;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Replaces the host when its package has changed. Thread-safe. */
final class Reloads {

  private final LauncherLog log;
  private boolean requested;
  private @Nullable Instant begun;

  Reloads(LauncherLog log) {
    this.log = log;
  }

  /** Ends the running host, so that a new one is started. */
  synchronized void packageChanged(HostChild child) {
    requested = true;
    begun = Instant.now();
    // Before the next host can be started, since that one must not be ended.
    child.end();
    notifyAll();
  }

  /** Whether the host has ended for a reload; asked once for each end. */
  synchronized boolean take() {
    boolean taken = requested;
    requested = false;
    return taken;
  }

  /** Whether a reload has begun and no host serves since. */
  synchronized boolean isUnfinished() {
    return begun != null;
  }

  /** Waits for the next change of the package, after a changed one could not be served. */
  synchronized void awaitChange() throws InterruptedException {
    log.print(
        "The changed package cannot be served. A new host starts when the package changes again.");
    while (!requested) {
      wait();
    }
  }

  /** Says how long a reload has taken, once the new host serves. */
  synchronized void reported(Report report) {
    if (begun == null || requested || report.port() == null) {
      return;
    }
    String hub =
        report.memory()
            ? "The task hub was in memory and begins anew."
            : "It continues with the same task hub.";
    log.print(
        "The package has changed: a new host serves it after %.1f seconds. %s"
            .formatted(Duration.between(begun, Instant.now()).toMillis() / 1_000.0, hub));
    begun = null;
  }
}

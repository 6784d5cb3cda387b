package dev.durablesingleton.local.launcher;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Kills a child whose heap stays full, or that no longer works although it uses the processor: the
 * JVM then collects all the time, and no thread of the host can even report that.
 */
final class ResponseWatch {

  private final Process process;
  private final ChildLink link;
  private final ResponseLimit limit = new ResponseLimit();

  private ResponseWatch(Process process, ChildLink link) {
    this.process = process;
    this.link = link;
  }

  /** Watches until the child has ended. */
  static void start(Process process, ChildLink link) {
    Thread thread = new Thread(new ResponseWatch(process, link)::run, "response-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      while (!process.waitFor(1, TimeUnit.SECONDS)) {
        if (link.staysFull()) {
          process.destroyForcibly();
        }
        // Where the operating system does not tell the time, no child is killed.
        Duration used = process.info().totalCpuDuration().orElse(Duration.ZERO);
        if (limit.isExceeded(link.signs(), used)) {
          link.killedBecause(
              "The host did not respond for " + ResponseLimit.BUSY_SECONDS + " seconds.");
          process.destroyForcibly();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.durablesingleton.local.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The process of the host: it is started, awaited and stopped here only. Thread-safe. */
final class HostChild {

  /** A host ends within 4.5 seconds. */
  private static final Duration STOP_LIMIT = Duration.ofSeconds(6);

  /** The sentence for a child that has no memory for its own. */
  static final String FULL_HEAP = "The heap stayed full.";

  private static final Duration REPORT_LIMIT = Duration.ofSeconds(1);

  private final AppProcess app;
  private final ClassArchive archive;
  private final Consumer<Report> reports;
  private @Nullable Running running;
  private boolean stopping;

  private record Running(Process process, ChildLink link) {}

  /**
   * How a child has ended.
   *
   * @param bySignal whether it ended as SIGINT or SIGTERM ask for, or with the launcher
   */
  record End(int exitCode, Report report, boolean bySignal) {

    private static final List<Integer> SIGNALS = List.of(130, 143);

    private static End of(int exitCode, Report report, boolean stopping) {
      return new End(
          exitCode, report, stopping || (report.cause() == null && SIGNALS.contains(exitCode)));
    }

    /** A sentence on why it ended; empty if that is not known. */
    Optional<String> cause() {
      return Optional.ofNullable(report.cause())
          .or(() -> exitCode == LauncherLink.HEAP_FULL ? Optional.of(FULL_HEAP) : Optional.empty());
    }
  }

  /**
   * @param reports receives what a child reports
   */
  HostChild(AppProcess app, ClassArchive archive, Consumer<Report> reports) {
    this.app = app;
    this.archive = archive;
    this.reports = reports;
  }

  /**
   * Starts a new child, after any earlier one has ended. Does nothing once the launcher is being
   * stopped.
   *
   * @throws IOException if the operating system refuses another process
   */
  synchronized void startNew(HostArguments arguments) throws IOException {
    if (stopping) {
      return;
    }
    ChildLink link = ChildLink.open(reports);
    try {
      ProcessBuilder builder = app.host(arguments, archive.existing().orElse(null)).inheritIO();
      link.announceTo(builder);
      Process process = builder.start();
      running = new Running(process, link);
      if (!Debugger.isIn(builder.command())) {
        ResponseWatch.start(process, link);
      }
    } catch (IOException e) {
      link.close();
      throw e;
    }
  }

  /** Waits for the end of the child that was started last. */
  End awaitEnd() throws InterruptedException {
    Running child = running();
    if (child == null) {
      return End.of(0, Report.NONE, true);
    }
    int exitCode = child.process().waitFor();
    Report report = child.link().lastReport(REPORT_LIMIT);
    return End.of(exitCode, report, isStopping());
  }

  /** Stops the child as SIGTERM does, waits for its end, and lets no other start. */
  void stop() {
    Running child;
    synchronized (this) {
      stopping = true;
      child = running;
    }
    if (child != null) {
      stop(child);
    }
  }

  /** Ends the child, if one runs, as SIGTERM does. Another may be started. */
  void end() {
    Running child = running();
    if (child != null) {
      stop(child);
    }
  }

  private static void stop(Running child) {
    Process process = child.process();
    if (process.supportsNormalTermination()) {
      process.destroy();
    } else {
      // On Windows, a process can be asked to end only by way of the link.
      child.link().stop();
    }
    try {
      if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private synchronized @Nullable Running running() {
    return running;
  }

  private synchronized boolean isStopping() {
    return stopping;
  }
}

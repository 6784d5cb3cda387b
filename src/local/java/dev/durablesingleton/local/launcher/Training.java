package dev.durablesingleton.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes a class archive with a host of its own, in the background. That host has a free port, a
 * task hub and keys in a temporary folder of the cache, and no timers, and it calls no function.
 * Thread-safe.
 */
final class Training {

  /** The first calls after a start should not wait for the training. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration END_LIMIT = Duration.ofSeconds(1);

  private final AppProcess app;
  private final ClassArchive archive;
  private final Thread thread = new Thread(this::train, "class-archive");
  private @Nullable Process process;
  private boolean begun;
  private boolean stopped;

  Training(AppProcess app, ClassArchive archive) {
    this.app = app;
    this.archive = archive;
    thread.setDaemon(true);
  }

  /** Begins some seconds from now, at the first call only, and only if there is no archive. */
  synchronized void begin() {
    if (!begun && archive.existing().isEmpty()) {
      thread.start();
    }
    begun = true;
  }

  private void train() {
    try {
      Thread.sleep(PAUSE.toMillis());
      Path folder = archive.prepare();
      try {
        archive.deleteOthers();
        run(folder);
      } finally {
        ClassArchive.delete(folder);
      }
    } catch (IOException | UncheckedIOException e) {
      // Without an archive, the host starts more slowly and is the same otherwise.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(Path folder) throws IOException, InterruptedException {
    try (ChildLink link = ChildLink.open(report -> {})) {
      Process running = start(folder, link);
      if (running == null) {
        return;
      }
      if (!running.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        running.destroyForcibly();
      } else if (running.exitValue() == 0) {
        archive.publish(folder);
      }
    }
  }

  /** Returns null if the launcher ends. */
  private synchronized @Nullable Process start(Path folder, ChildLink link) throws IOException {
    if (stopped) {
      return null;
    }
    List<String> arguments =
        List.of(
            "--load-classes",
            "--store",
            folder.resolve("hub.db").toString(),
            app.packageFolder().toString());
    ProcessBuilder builder =
        app.training(arguments, archive.jar(), ClassArchive.classesIn(folder))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    link.announceTo(builder);
    Process started = builder.start();
    started.getOutputStream().close();
    process = started;
    return started;
  }

  /** Ends a training that runs, waits until its files are deleted, and lets none begin. */
  void stop() {
    synchronized (this) {
      stopped = true;
      if (process != null) {
        process.destroyForcibly();
      }
    }
    thread.interrupt();
    try {
      thread.join(END_LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

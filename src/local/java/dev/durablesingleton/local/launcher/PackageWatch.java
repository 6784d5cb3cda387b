package dev.durablesingleton.local.launcher;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Watches a staged package, from its creation until the process ends. It looks at the files again
 * and again, since not every file system tells of changes.
 */
public final class PackageWatch {

  private static final Duration INTERVAL = Duration.ofMillis(500);

  /** A build writes the files of a package one after the other. */
  private static final int QUIET_LOOKS = 2;

  private final Path folder;
  private final Runnable listener;
  private PackageFiles known;
  private PackageFiles last;
  private int quiet;

  PackageWatch(Path folder, Runnable listener) {
    this.folder = folder;
    this.listener = listener;
    known = PackageFiles.of(folder);
    last = known;
  }

  /**
   * Begins to watch.
   *
   * @param listener called on one thread, each time that the package has changed, has been left
   *     unchanged for a second, and is complete
   */
  public static void start(Path folder, Runnable listener) {
    PackageWatch watch = new PackageWatch(folder, listener);
    Thread thread = new Thread(watch::run, "package-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(INTERVAL.toMillis());
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Looks at the files once. */
  void look() {
    PackageFiles now = PackageFiles.of(folder);
    quiet = now.equals(last) ? quiet + 1 : 0;
    last = now;
    if (!now.equals(known) && quiet >= QUIET_LOOKS && now.areComplete()) {
      known = now;
      listener.run();
    }
  }
}

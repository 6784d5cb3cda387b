package dev.durablesingleton.local.cli;

import dev.durablesingleton.local.log.HostLog;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** Warns once that a host serves code that its package no longer has. Thread-safe. */
final class ChangeWarning implements Runnable {

  private final Path folder;
  private final HostLog log;
  private final AtomicBoolean warned = new AtomicBoolean();

  ChangeWarning(Path folder, HostLog log) {
    this.folder = folder;
    this.log = log;
  }

  @Override
  public void run() {
    if (!warned.getAndSet(true)) {
      log.warn(
          "Host.Package",
          "The package %s has changed. This host serves what it had at the start; start it again to serve the new code."
              .formatted(folder));
    }
  }
}

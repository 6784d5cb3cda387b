package dev.durablesingleton.local.log;

import org.jspecify.annotations.Nullable;

/** Discards everything. */
final class SilentLog implements HostLog {

  @Override
  public void log(LogLevel level, String category, String message, @Nullable Throwable failure) {}

  @Override
  public boolean isEnabled(LogLevel level, String category) {
    return false;
  }
}

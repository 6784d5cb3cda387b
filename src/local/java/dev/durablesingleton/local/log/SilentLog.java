package dev.durablesingleton.local.log;

/** Discards everything. */
final class SilentLog implements HostLog {

  @Override
  public void log(LogLevel level, String category, String message, Throwable failure) {}

  @Override
  public boolean isEnabled(LogLevel level, String category) {
    return false;
  }
}

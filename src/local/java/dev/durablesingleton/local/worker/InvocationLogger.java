package dev.durablesingleton.local.worker;

import dev.durablesingleton.local.log.LogLevel;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The logger of one call of a function: without name and parent, enabled for every level. */
final class InvocationLogger extends Logger {

  InvocationLogger(FunctionLog log) {
    super(null, null);
    setUseParentHandlers(false);
    setLevel(Level.ALL);
    addHandler(new HostLogHandler(log));
  }

  private static final class HostLogHandler extends Handler {

    private final FunctionLog log;

    HostLogHandler(FunctionLog log) {
      this.log = log;
    }

    /** As in the Java worker, parameters are not formatted into the message. */
    @Override
    public void publish(LogRecord entry) {
      String message = entry.getMessage() == null ? "" : entry.getMessage();
      log.user(level(entry.getLevel()), message, entry.getThrown());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    private static LogLevel level(Level level) {
      int value = level.intValue();
      if (value >= Level.SEVERE.intValue()) {
        return LogLevel.ERROR;
      }
      if (value >= Level.WARNING.intValue()) {
        return LogLevel.WARNING;
      }
      if (value >= Level.INFO.intValue()) {
        return LogLevel.INFORMATION;
      }
      return value >= Level.CONFIG.intValue() ? LogLevel.DEBUG : LogLevel.TRACE;
    }
  }
}

package dev.durablesingleton.local.lifecycle;

import dev.durablesingleton.local.log.HostLog;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** The log output of the libraries that the host uses. */
public final class LibraryLogs {

  /** java.util.logging keeps loggers weakly; without a reference the level is lost. */
  private static final List<Logger> LOGGERS =
      Stream.of("org.eclipse.jetty", "io.grpc", "io.netty", "com.google.protobuf")
          .map(Logger::getLogger)
          .toList();

  private LibraryLogs() {}

  /** Limits the output to warnings and errors. Call before any library logs. */
  public static void quiet() {
    LOGGERS.forEach(logger -> logger.setLevel(Level.WARNING));
    // SLF4J prints a warning if Jetty and Netty initialise it concurrently.
    LoggerFactory.getILoggerFactory();
  }

  /**
   * Logs warnings and errors as single lines of the host and not on the console, where they would
   * show stack traces and text that clients sent. The host logs itself what matters to users.
   */
  public static void sendTo(HostLog log) {
    quiet();
    for (Logger logger : LOGGERS) {
      for (Handler handler : logger.getHandlers()) {
        if (handler instanceof LineHandler) {
          logger.removeHandler(handler);
        }
      }
      logger.setUseParentHandlers(false);
      logger.addHandler(new LineHandler(log));
    }
  }

  private static final class LineHandler extends Handler {

    private static final String CATEGORY = "Host.Libraries";
    private static final int LONGEST = 500;

    private final HostLog log;

    LineHandler(HostLog log) {
      this.log = log;
      setFormatter(new SimpleFormatter());
    }

    @Override
    public void publish(LogRecord record) {
      Throwable thrown = record.getThrown();
      String text =
          "%s: %s%s"
              .formatted(
                  record.getLoggerName(),
                  getFormatter().formatMessage(record),
                  thrown == null ? "" : " (" + thrown + ")");
      String line = text.replaceAll("\\p{Cntrl}", " ");
      log.info(CATEGORY, line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}

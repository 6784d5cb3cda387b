package dev.durablesingleton.local.lifecycle;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/** Limits the log output of libraries to warnings and errors. */
public final class LibraryLogs {

  /** java.util.logging keeps loggers weakly; without a reference the level is lost. */
  private static final List<Logger> LOGGERS =
      List.of(Logger.getLogger("org.eclipse.jetty"), Logger.getLogger("io.grpc"));

  private LibraryLogs() {}

  /** Call before any library logs. */
  public static void quiet() {
    LOGGERS.forEach(logger -> logger.setLevel(Level.WARNING));
    // SLF4J prints a warning if Jetty and Netty initialise it concurrently.
    LoggerFactory.getILoggerFactory();
  }
}

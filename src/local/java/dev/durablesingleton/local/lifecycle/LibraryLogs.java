package dev.durablesingleton.local.lifecycle;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the libraries' remarks out of the host's output, but for warnings and errors. */
public final class LibraryLogs {

  /** Held here, for a logger that nobody holds loses its level. */
  private static final List<Logger> LOGGERS =
      List.of(Logger.getLogger("org.eclipse.jetty"), Logger.getLogger("io.grpc"));

  private LibraryLogs() {}

  /** To be called before a library has the chance. */
  public static void quiet() {
    LOGGERS.forEach(logger -> logger.setLevel(Level.WARNING));
    // Jetty and Netty begin at once, and two that set SLF4J up together make it print a warning.
    LoggerFactory.getILoggerFactory();
  }
}

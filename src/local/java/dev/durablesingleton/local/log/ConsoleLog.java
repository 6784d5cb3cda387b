package dev.durablesingleton.local.log;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Prints log lines as Core Tools do: UTC time in brackets, the message, colour by level on a
 * terminal. Thread-safe.
 */
public final class ConsoleLog implements HostLog {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final PrintStream out;
  private final boolean colours;
  private final LogFilter filter;
  private final Clock clock;

  /**
   * @param colours whether {@code out} is a terminal that shows them
   */
  public ConsoleLog(PrintStream out, boolean colours, LogFilter filter, Clock clock) {
    this.out = out;
    this.colours = colours;
    this.filter = filter;
    this.clock = clock;
  }

  @Override
  public boolean isEnabled(LogLevel level, String category) {
    return filter.lets(level, category);
  }

  @Override
  public void log(LogLevel level, String category, String message, Throwable failure) {
    if (isEnabled(level, category)) {
      out.println(line(level, message, failure));
    }
  }

  private String line(LogLevel level, String message, Throwable failure) {
    StringBuilder line = new StringBuilder(96).append('[');
    Instant now = clock.instant();
    TIME.formatTo(now, line);
    line.append("] ").append(message);
    if (failure != null) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      line.append(System.lineSeparator()).append(trace.toString().stripTrailing());
    }
    return colours ? coloured(level, line) : line.toString();
  }

  private static String coloured(LogLevel level, CharSequence line) {
    String colour =
        switch (level) {
          case CRITICAL, ERROR -> "31";
          case WARNING -> "33";
          case TRACE, DEBUG -> "90";
          default -> null;
        };
    return colour == null ? line.toString() : "\u001b[" + colour + "m" + line + "\u001b[0m";
  }
}

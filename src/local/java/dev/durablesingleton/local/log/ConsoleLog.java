package dev.durablesingleton.local.log;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Prints log lines as Core Tools does: UTC time in brackets, the message, and on a terminal a
 * colour for each level. Thread-safe.
 */
public final class ConsoleLog implements HostLog {
  private static final int TYPICAL_LENGTH = 160;

  private final LineWriter out;
  private final LineTime time = new LineTime();
  private final boolean colours;
  private final LogFilter filter;
  private final Clock clock;

  /**
   * @param colours whether {@code out} is a terminal that supports colours
   */
  public ConsoleLog(PrintStream out, boolean colours, LogFilter filter, Clock clock) {
    this.out = new LineWriter(out);
    this.colours = colours;
    this.filter = filter;
    this.clock = clock;
  }

  @Override
  public boolean isEnabled(LogLevel level, String category) {
    return filter.allows(level, category);
  }

  @Override
  public void log(LogLevel level, String category, String message, @Nullable Throwable failure) {
    if (isEnabled(level, category)) {
      out.write(line(level, message, failure));
    }
  }

  private CharSequence line(LogLevel level, String message, @Nullable Throwable failure) {
    String colour = colours ? colour(level) : null;
    StringBuilder line = new StringBuilder(TYPICAL_LENGTH);
    if (colour != null) {
      line.append("\u001b[").append(colour).append('m');
    }
    time.append(clock.instant(), line.append('['));
    line.append("] ").append(message);
    if (failure != null) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      line.append(System.lineSeparator()).append(trace.toString().stripTrailing());
    }
    return colour == null ? line : line.append("\u001b[0m");
  }

  /** Returns null for the terminal's default colour. */
  private static @Nullable String colour(LogLevel level) {
    return switch (level) {
      case CRITICAL, ERROR -> "31";
      case WARNING -> "33";
      case TRACE, DEBUG -> "90";
      default -> null;
    };
  }
}

package dev.durablesingleton.local.log;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes each line that function code prints a log entry of the category {@code
 * Host.Function.Console}, as the Functions host does with the output of its worker process. A line
 * to {@code System.err} is a warning or an error if it contains certain words, otherwise
 * information (recorded). Thread-safe.
 */
public final class ConsoleLines extends OutputStream {

  static final String CATEGORY = "Host.Function.Console";

  /** A longer line becomes several entries. */
  private static final int MAX_LINE = 1 << 16;

  private final HostLog log;
  private final Function<String, LogLevel> level;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  private ConsoleLines(HostLog log, Function<String, LogLevel> level) {
    this.log = log;
    this.level = level;
  }

  /**
   * Replaces {@code System.out} and {@code System.err}.
   *
   * @param log must not print to either of them
   */
  public static void capture(HostLog log) {
    System.setOut(standardOutput(log));
    System.setErr(standardError(log));
  }

  static PrintStream standardOutput(HostLog log) {
    return stream(log, text -> LogLevel.INFORMATION);
  }

  static PrintStream standardError(HostLog log) {
    return stream(log, ConsoleLines::levelOfError);
  }

  private static PrintStream stream(HostLog log, Function<String, LogLevel> level) {
    ConsoleLines lines = new ConsoleLines(log, level);
    return new PrintStream(lines, true, StandardCharsets.UTF_8) {
      /** Function code may close the stream; what it prints later is logged too. */
      @Override
      public void close() {
        flush();
        lines.close();
      }
    };
  }

  private static LogLevel levelOfError(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("warn")) {
      return LogLevel.WARNING;
    }
    boolean error =
        Stream.of("error", "fail", "severe", "unhandled exception").anyMatch(lower::contains);
    return error ? LogLevel.ERROR : LogLevel.INFORMATION;
  }

  @Override
  public synchronized void write(int value) {
    if (value == '\n') {
      end();
    } else {
      line.write(value);
      if (line.size() == MAX_LINE) {
        end();
      }
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      write(bytes[i]);
    }
  }

  private void end() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    String entry = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    log.log(level.apply(entry), CATEGORY, entry, null);
  }

  /** Logs a line that has not been ended. */
  @Override
  public synchronized void close() {
    if (line.size() > 0) {
      end();
    }
  }
}

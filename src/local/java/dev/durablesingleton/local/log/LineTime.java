package dev.durablesingleton.local.log;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Formats times as Core Tools does. With thousands of lines per second, each second is formatted
 * once. Thread-safe: the cached second is one immutable value.
 */
final class LineTime {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int NANOS_PER_MILLI = 1_000_000;

  private record Second(long epochSecond, String text) {}

  private volatile Second last = new Second(Long.MIN_VALUE, "");

  /** Appends the time in UTC with milliseconds. */
  void append(Instant time, StringBuilder line) {
    Second second = last;
    if (second.epochSecond() != time.getEpochSecond()) {
      second = new Second(time.getEpochSecond(), SECONDS.format(time));
      last = second;
    }
    int millis = time.getNano() / NANOS_PER_MILLI;
    line.append(second.text()).append('.');
    line.append((char) ('0' + millis / 100));
    line.append((char) ('0' + millis / 10 % 10));
    line.append((char) ('0' + millis % 10)).append('Z');
  }
}

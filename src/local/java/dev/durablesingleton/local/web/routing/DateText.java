package dev.durablesingleton.local.web.routing;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Parses dates as .NET does in the invariant culture, limited to formats that occur in URLs. */
final class DateText {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern(
          "[uuuu-M-d][uuuu/M/d][M/d/uuuu]['T'][ ][H:mm[:ss[.SSSSSSS][.SSSSSS][.SSS]]][ ][a][XXX]",
          Locale.ROOT);

  private DateText() {}

  static boolean isDate(String value) {
    try {
      FORMAT.parse(value.trim());
      return value.chars().anyMatch(Character::isDigit);
    } catch (DateTimeException e) {
      return false;
    }
  }
}

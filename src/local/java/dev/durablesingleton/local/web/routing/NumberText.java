package dev.durablesingleton.local.web.routing;

import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses numbers as .NET does in the invariant culture: surrounding spaces and a sign are allowed.
 */
final class NumberText {

  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,40}");
  private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9][0-9,]*\\.?[0-9]*|\\.[0-9]+)");
  private static final Pattern REAL =
      Pattern.compile(DECIMAL.pattern() + "([eE][+-]?[0-9]+)?|[+-]?Infinity|∞|NaN");

  private NumberText() {}

  static boolean isInt(String value) {
    Long number = toLong(value);
    return number != null && number == number.intValue();
  }

  /** The number; null if the text is not an integer or does not fit. */
  static @Nullable Long toLong(String value) {
    String text = value.trim();
    if (!INTEGER.matcher(text).matches()) {
      return null;
    }
    BigInteger number = new BigInteger(text);
    return number.bitLength() < Long.SIZE ? number.longValue() : null;
  }

  static boolean isDecimal(String value) {
    return DECIMAL.matcher(value.trim()).matches();
  }

  static boolean isReal(String value) {
    return REAL.matcher(value.trim()).matches();
  }
}

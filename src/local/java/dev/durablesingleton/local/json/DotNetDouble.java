package dev.durablesingleton.local.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Formats doubles as .NET's {@code Double.ToString} does: the shortest digits that parse to the
 * same value. ({@link Double#toString} is not always the shortest before JDK 19.)
 */
final class DotNetDouble {

  /** Largest number of integer digits without an exponent. */
  private static final int PLAIN_DIGITS = 15;

  /** Smallest position of the first digit, relative to the point, without an exponent. */
  private static final int PLAIN_ZEROS = -3;

  private DotNetDouble() {}

  static String text(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    String sign = Math.copySign(1, value) < 0 ? "-" : "";
    return sign + (value == 0 ? "0" : unsigned(shortest(Math.abs(value))));
  }

  private static String unsigned(BigDecimal value) {
    String digits = value.unscaledValue().toString();
    int pointAt = digits.length() - value.scale();
    if (pointAt > Math.max(digits.length(), PLAIN_DIGITS) || pointAt < PLAIN_ZEROS) {
      String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
      int exponent = pointAt - 1;
      return digits.charAt(0)
          + fraction
          + "E"
          + (exponent < 0 ? "-" : "+")
          + (Math.abs(exponent) < 10 ? "0" : "")
          + Math.abs(exponent);
    }
    return value.toPlainString();
  }

  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int precision = 1; precision < 17; precision++) {
      BigDecimal rounded = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == value) {
        return rounded.stripTrailingZeros();
      }
    }
    return exact.round(new MathContext(17, RoundingMode.HALF_EVEN)).stripTrailingZeros();
  }
}

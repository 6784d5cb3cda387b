package dev.durablesingleton.local.json;

import com.google.gson.JsonPrimitive;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Reads a number: integers exactly, also hexadecimal and octal; others as doubles. */
final class NumberToken {

  /** Newtonsoft.Json's limit; parsing longer integers takes quadratic time. */
  private static final int MAX_INTEGER_DIGITS = 380;

  private static final Pattern INTEGER = Pattern.compile("-?[0-9]+");
  private static final Pattern REAL =
      Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");
  private static final String END = ",]})/";

  private NumberToken() {}

  static JsonPrimitive read(Scanner in, boolean asWritten) throws NotJsonException {
    for (String word : new String[] {"NaN", "Infinity", "-Infinity"}) {
      if (in.skipWord(word)) {
        return new JsonPrimitive(Double.valueOf(word));
      }
    }
    char first = in.peek();
    if (first != '-' && first != '.' && (first < '0' || first > '9')) {
      throw in.unexpected();
    }
    String token = in.takeWhile(c -> Character.digit(c, 16) >= 0 || "-+.xX".indexOf(c) >= 0);
    if (!in.atEnd() && !Scanner.isWhitespace(in.peek()) && END.indexOf(in.peek()) < 0) {
      throw in.unexpected();
    }
    try {
      Number number = number(token);
      return new JsonPrimitive(
          asWritten && number instanceof Double ? new WrittenNumber(token) : number);
    } catch (NumberFormatException e) {
      throw new NotJsonException("'" + token + "' is not a valid number");
    }
  }

  private static Number number(String token) {
    boolean hexOrOctal = token.matches("0[^.eE].*");
    if (hexOrOctal) {
      boolean hex = token.charAt(1) == 'x' || token.charAt(1) == 'X';
      return hex ? Long.parseLong(token.substring(2), 16) : Long.parseLong(token, 8);
    }
    if (INTEGER.matcher(token).matches() && token.length() <= MAX_INTEGER_DIGITS) {
      return new BigInteger(token);
    }
    if (INTEGER.matcher(token).matches() || !REAL.matcher(token).matches()) {
      throw new NumberFormatException(token);
    }
    return Double.valueOf(token);
  }
}

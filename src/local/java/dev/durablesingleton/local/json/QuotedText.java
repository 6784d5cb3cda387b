package dev.durablesingleton.local.json;

/** Reads a text in double or single quotes. Line breaks and control characters are allowed. */
final class QuotedText {

  private static final String ESCAPES = "btnfr\\\"'/";
  private static final String MEANINGS = "\b\t\n\f\r\\\"'/";

  private QuotedText() {}

  static String read(Scanner in) throws NotJsonException {
    char quote = in.next();
    StringBuilder text = new StringBuilder();
    for (char c = in.next(); c != quote; c = in.next()) {
      text.append(c == '\\' ? escaped(in) : c);
    }
    return text.toString();
  }

  private static char escaped(Scanner in) throws NotJsonException {
    char c = in.next();
    if (c == 'u') {
      int code = 0;
      for (int i = 0; i < 4; i++) {
        code = code * 16 + hexDigit(in);
      }
      return (char) code;
    }
    int index = ESCAPES.indexOf(c);
    if (index < 0) {
      throw new NotJsonException("unknown escape \\" + c);
    }
    return MEANINGS.charAt(index);
  }

  private static int hexDigit(Scanner in) throws NotJsonException {
    int digit = Character.digit(in.next(), 16);
    if (digit < 0) {
      throw new NotJsonException("\\u needs four hexadecimal digits");
    }
    return digit;
  }
}

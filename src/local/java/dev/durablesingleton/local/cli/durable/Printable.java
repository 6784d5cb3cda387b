package dev.durablesingleton.local.cli.durable;

/** Makes texts of instances safe to print on a terminal. */
final class Printable {

  private Printable() {}

  /** Replaces control characters, which could move the cursor or change what was printed before. */
  static String of(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ");
  }

  /** Returns the text in at most so many characters. */
  static String of(String text, int longest) {
    String line = of(text);
    return line.codePointCount(0, line.length()) <= longest
        ? line
        : line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "…";
  }
}

package dev.durablesingleton.local.json;

/** Moves over a text; skips white space and comments. */
final class Scanner {

  static final char END = '\uFFFF';

  private final String text;
  private int position;

  Scanner(String text) {
    this.text = text;
  }

  /** The next character, {@link #END} behind the last one. */
  char peek() {
    return position < text.length() ? text.charAt(position) : END;
  }

  boolean atEnd() {
    return position >= text.length();
  }

  char next() throws NotJsonException {
    if (atEnd()) {
      throw unexpected();
    }
    return text.charAt(position++);
  }

  boolean skip(char expected) {
    boolean found = !atEnd() && peek() == expected;
    if (found) {
      position++;
    }
    return found;
  }

  /** Skips a word that must end at a separator, as {@code true} but not {@code trueish}. */
  boolean skipWord(String word) {
    int end = position + word.length();
    if (!text.startsWith(word, position) || !separates(end)) {
      return false;
    }
    position = end;
    return true;
  }

  private boolean separates(int at) {
    if (at >= text.length()) {
      return true;
    }
    char c = text.charAt(at);
    boolean comment = c == '/' && at + 1 < text.length() && "/*".indexOf(text.charAt(at + 1)) >= 0;
    return ",]}".indexOf(c) >= 0 || isWhite(c) || comment;
  }

  void skipBlanks() throws NotJsonException {
    while (!atEnd()) {
      if (isWhite(peek())) {
        position++;
      } else if (!skipComment()) {
        return;
      }
    }
  }

  private boolean skipComment() throws NotJsonException {
    if (peek() != '/') {
      return false;
    }
    boolean line = text.startsWith("//", position);
    int end = line ? text.indexOf('\n', position) : text.indexOf("*/", position + 2);
    if (!line && (!text.startsWith("/*", position) || end < 0)) {
      throw unexpected();
    }
    position = line ? (end < 0 ? text.length() : end + 1) : end + 2;
    return true;
  }

  /** Takes characters as long as they are among the given ones. */
  String takeWhile(CharTest wanted) {
    int start = position;
    while (!atEnd() && wanted.test(peek())) {
      position++;
    }
    return text.substring(start, position);
  }

  NotJsonException unexpected() {
    return new NotJsonException(
        atEnd() ? "unexpected end at " + position : "unexpected '" + peek() + "' at " + position);
  }

  static boolean isWhite(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  @FunctionalInterface
  interface CharTest {
    boolean test(char c);
  }
}

package dev.durablesingleton.local.json;

/** A position in a text; skips white space and comments. Not thread-safe. */
final class Scanner {

  static final char END = '\uFFFF';

  private final String text;
  private int position;

  Scanner(String text) {
    this.text = text;
  }

  /** Returns the next character without consuming it; {@link #END} at the end of the text. */
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

  /** Skips a word that ends at a separator: {@code true}, but not {@code trueish}. */
  boolean skipWord(String word) {
    int end = position + word.length();
    if (!text.startsWith(word, position) || !isSeparator(end)) {
      return false;
    }
    position = end;
    return true;
  }

  private boolean isSeparator(int at) {
    if (at >= text.length()) {
      return true;
    }
    char c = text.charAt(at);
    boolean comment = c == '/' && at + 1 < text.length() && "/*".indexOf(text.charAt(at + 1)) >= 0;
    return ",]}".indexOf(c) >= 0 || isWhitespace(c) || comment;
  }

  void skipWhitespace() throws NotJsonException {
    while (!atEnd()) {
      if (isWhitespace(peek())) {
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

  /** Consumes and returns characters as long as the predicate holds. */
  String takeWhile(CharTest predicate) {
    int start = position;
    while (!atEnd() && predicate.test(peek())) {
      position++;
    }
    return text.substring(start, position);
  }

  NotJsonException unexpected() {
    return new NotJsonException(
        (atEnd() ? "unexpected end at " : "unexpected '" + peek() + "' at ") + place());
  }

  /** The current position for a message: line and column, both from 1. */
  String place() {
    String before = text.substring(0, Math.min(position, text.length()));
    int lineStart = before.lastIndexOf('\n') + 1;
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    return "line %d, column %d".formatted(line, before.length() - lineStart + 1);
  }

  static boolean isWhitespace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  @FunctionalInterface
  interface CharTest {
    boolean test(char c);
  }
}

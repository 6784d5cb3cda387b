package dev.durablesingleton.local.launcher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON with what Newtonsoft.Json also accepts: comments, trailing commas, single quotes and
 * unquoted names. Objects become maps, arrays become lists, everything else becomes its text, and
 * {@code null} becomes null.
 */
final class LooseJson {

  private static final String ENDS_WORD = ",:{}[]\"'/";

  private final String text;
  private int position;

  private LooseJson(String text) {
    this.text = text;
  }

  /**
   * Reads a document.
   *
   * @throws IllegalArgumentException if it is not JSON
   */
  static @Nullable Object read(String text) {
    return new LooseJson(text).value();
  }

  private @Nullable Object value() {
    return switch (next()) {
      case '{' -> object();
      case '[' -> array();
      case '"', '\'' -> string();
      default -> wordOrNull();
    };
  }

  private @Nullable String wordOrNull() {
    String word = word();
    return word.equals("null") ? null : word;
  }

  private Map<String, @Nullable Object> object() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    position++;
    while (next() != '}') {
      char first = next();
      String name = first == '"' || first == '\'' ? string() : word();
      expect(':');
      members.put(name, value());
      skipComma('}');
    }
    position++;
    return members;
  }

  private List<@Nullable Object> array() {
    List<@Nullable Object> items = new ArrayList<>();
    position++;
    while (next() != ']') {
      items.add(value());
      skipComma(']');
    }
    position++;
    return items;
  }

  private void skipComma(char end) {
    if (next() != end) {
      expect(',');
    }
  }

  private String word() {
    int start = position;
    while (position < text.length()
        && !Character.isWhitespace(text.charAt(position))
        && ENDS_WORD.indexOf(text.charAt(position)) < 0) {
      position++;
    }
    if (start == position) {
      throw wrong();
    }
    return text.substring(start, position);
  }

  private String string() {
    char quote = take();
    StringBuilder read = new StringBuilder();
    for (char c = take(); c != quote; c = take()) {
      read.append(c == '\\' ? escaped() : c);
    }
    return read.toString();
  }

  private char escaped() {
    char c = take();
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> unicode();
      default -> c;
    };
  }

  private char unicode() {
    int end = Math.min(position + 4, text.length());
    char c = (char) Integer.parseInt(text.substring(position, end), 16);
    position = end;
    return c;
  }

  private void expect(char c) {
    if (next() != c) {
      throw wrong();
    }
    position++;
  }

  /** Skips white space and comments, and returns the next character without taking it. */
  private char next() {
    while (position < text.length()) {
      if (Character.isWhitespace(text.charAt(position))) {
        position++;
      } else if (text.startsWith("//", position)) {
        skipPast("\n");
      } else if (text.startsWith("/*", position)) {
        skipPast("*/");
      } else {
        return text.charAt(position);
      }
    }
    throw wrong();
  }

  private void skipPast(String end) {
    int found = text.indexOf(end, position);
    position = found < 0 ? text.length() : found + end.length();
  }

  private char take() {
    if (position == text.length()) {
      throw wrong();
    }
    return text.charAt(position++);
  }

  private IllegalArgumentException wrong() {
    return new IllegalArgumentException("There is no JSON value at position " + position + ".");
  }
}

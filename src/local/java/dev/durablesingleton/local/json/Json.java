package dev.durablesingleton.local.json;

import com.google.gson.JsonElement;
import java.util.Optional;

/**
 * JSON as the Functions host reads and writes it with Newtonsoft.Json.
 *
 * <p>Integers have any number of digits, other numbers are doubles; texts that look like dates are
 * not changed. Thread-safe.
 */
public final class Json {

  private Json() {}

  /**
   * Reads the value at the start of a text and ignores the rest, so {@code 404 not found} is the
   * number 404. Single quotes, unquoted names, comments and trailing commas are allowed.
   *
   * @return empty if the text does not start with a value
   */
  public static Optional<JsonElement> firstValue(String text) {
    try {
      return Optional.of(new LenientReader(text).firstValue());
    } catch (NotJsonException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads a text that consists of one value, in the syntax of {@link #firstValue}.
   *
   * @return empty if the text is not a value or does not end after it
   */
  public static Optional<JsonElement> onlyValue(String text) {
    try {
      return Optional.of(new LenientReader(text).onlyValue());
    } catch (NotJsonException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads a text as {@link #onlyValue} does, but numbers with a fraction or an exponent keep their
   * text.
   *
   * @throws NotJsonException with the reason and its place, if the text is not one value
   */
  public static JsonElement document(String text) throws NotJsonException {
    return new LenientReader(text, true).onlyValue();
  }

  /** Writes a value on one line without spaces; nulls are written. */
  public static String compact(JsonElement value) {
    return new DotNetWriter(false).write(value);
  }

  /** Writes a value with LF and two spaces per level; nulls and empty objects are written. */
  public static String indented(JsonElement value) {
    return new DotNetWriter(true).write(value);
  }

  /** Formats a double outside JSON as .NET does: {@code 1}, {@code 2.5}, {@code 1E+20}. */
  public static String number(double value) {
    return DotNetDouble.text(value);
  }
}

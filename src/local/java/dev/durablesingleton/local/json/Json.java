package dev.durablesingleton.local.json;

import com.google.gson.JsonElement;
import java.util.Optional;

/**
 * JSON as the Functions host, a .NET program, reads and writes it.
 *
 * <p>Integers keep all their digits, other numbers go through a double; texts that look like dates
 * stay as they are. Immutable, thread-safe.
 */
public final class Json {

  private Json() {}

  /**
   * The value that a text begins with; what comes behind it does not matter, so {@code 404 not
   * found} is the number 404. Single quotes, unquoted names, comments and trailing commas are fine.
   *
   * @return empty when the text does not begin with a value
   */
  public static Optional<JsonElement> firstValue(String text) {
    try {
      return Optional.of(new LenientReader(text).firstValue());
    } catch (NotJsonException e) {
      return Optional.empty();
    }
  }

  /**
   * The value that a text consists of, as lenient as {@link #firstValue} in its spelling.
   *
   * @return empty when the text is no value, or has something behind it
   */
  public static Optional<JsonElement> onlyValue(String text) {
    try {
      return Optional.of(new LenientReader(text).onlyValue());
    } catch (NotJsonException e) {
      return Optional.empty();
    }
  }

  /** Writes a value on one line without blanks; nulls are written. */
  public static String compact(JsonElement value) {
    return new DotNetWriter(false).write(value);
  }

  /** Writes a value with two blanks per level and LF; nulls are written, {@code {}} stays short. */
  public static String indented(JsonElement value) {
    return new DotNetWriter(true).write(value);
  }

  /** A double outside JSON, as .NET prints it: {@code 1}, {@code 2.5}, {@code 1E+20}. */
  public static String number(double value) {
    return DotNetDouble.text(value);
  }
}

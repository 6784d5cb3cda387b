package dev.durablesingleton.local.cli.durable;

import dev.durablesingleton.local.json.Json;
import dev.durablesingleton.local.json.NotJsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** JSON in an option, or in the file that follows an {@code @}. */
final class JsonArgument {

  private static final String FILE = "@";
  private static final String BOM = "\uFEFF";

  private JsonArgument() {}

  /**
   * Returns the JSON text.
   *
   * @param option the name of the option, for messages
   * @throws VerbException if the file cannot be read, or the text is not JSON
   */
  static String read(String option, String value, Path directory) throws VerbException {
    String text =
        value.startsWith(FILE) ? file(option, directory.resolve(value.substring(1))) : value;
    try {
      Json.document(text);
      return text;
    } catch (NotJsonException e) {
      throw VerbException.wrongOptions(
          "The value of %s is not JSON: %s. A text needs double quotes, as in %s '\"text\"'; a file an @, as in %s @file.json."
              .formatted(option, e.getMessage(), option, option));
    }
  }

  private static String file(String option, Path file) throws VerbException {
    try {
      String text = Files.readString(file);
      return text.startsWith(BOM) ? text.substring(1) : text;
    } catch (IOException e) {
      throw VerbException.wrongOptions(
          "The file of %s cannot be read as UTF-8: %s.".formatted(option, e));
    }
  }
}

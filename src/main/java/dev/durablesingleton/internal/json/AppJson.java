package dev.durablesingleton.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Reads and writes JSON for the whole app. Fractional numbers keep the digits that they were
 * written with. Thread-safe.
 */
public final class AppJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final ObjectWriter INDENTED = MAPPER.writerWithDefaultPrettyPrinter();

  private AppJson() {}

  /** The value as JSON on one line. */
  public static String write(Object value) {
    return write(MAPPER.writer(), value);
  }

  /** The value as indented JSON, for answers that people read in a terminal. */
  public static String writeIndented(Object value) {
    return write(INDENTED, value);
  }

  /**
   * Reads the first value of a text; an empty text is a missing node.
   *
   * @throws JsonProcessingException if the text does not begin with a JSON value
   */
  public static JsonNode read(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }

  /**
   * Reads a file.
   *
   * @throws UncheckedIOException if the file cannot be read or is not JSON
   */
  public static JsonNode read(Path file) {
    try {
      return MAPPER.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " cannot be read.", e);
    }
  }

  private static String write(ObjectWriter writer, Object value) {
    try {
      return writer.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "A " + value.getClass().getSimpleName() + " cannot be written as JSON.", e);
    }
  }
}

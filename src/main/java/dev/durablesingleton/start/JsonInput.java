package dev.durablesingleton.start;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.microsoft.durabletask.JacksonDataConverter;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Input of an orchestration: the text of one JSON value. It is never reformatted, so number
 * formats, the order of members and escapes reach the orchestrator unchanged. Only U+FFFE and
 * U+FFFF become escapes, which is the same JSON, because the XML of Azure Storage's queues has
 * neither.
 *
 * @param text as it is sent
 */
public record JsonInput(String text) {

  private static final JsonFactory STRICT = new JsonFactory();

  /** The input {@code null}, for orchestrators that take none. */
  public static final JsonInput NULL = new JsonInput("null");

  /**
   * Checks that the text is exactly one JSON value, within the parser's limits: 1,000 levels of
   * nesting, and 1,000 digits in a number.
   *
   * @throws InvalidRequestException if it is not; the message has line and column
   */
  public JsonInput {
    try (JsonParser parser = STRICT.createParser(text)) {
      check(parser);
    } catch (IOException e) {
      throw new UncheckedIOException("A string could not be read.", e);
    }
    // In JSON the two occur only in strings and member names, where escapes are allowed.
    text = text.replace("\uFFFE", "\\uFFFE").replace("\uFFFF", "\\uFFFF");
  }

  /**
   * A value as the SDK's client converts it to JSON: a bean, record, collection, text or number.
   *
   * @throws RuntimeException as the SDK's {@link JacksonDataConverter} does, if the value cannot be
   *     converted
   */
  public static JsonInput of(Object value) {
    return new JsonInput(new JacksonDataConverter().serialize(value));
  }

  /**
   * The input in a request's body; an empty body is null.
   *
   * @throws InvalidRequestException if the body is not one JSON value
   */
  public static JsonInput ofBody(String body) {
    return body.isBlank() ? NULL : new JsonInput(body);
  }

  private static void check(JsonParser parser) throws IOException {
    try {
      if (parser.nextToken() == null) {
        throw new InvalidRequestException("The input is empty; use null instead.");
      }
      parser.skipChildren();
      if (parser.nextToken() != null) {
        JsonLocation second = parser.getTokenLocation();
        throw notJson("a second value follows the first", second.getLineNr(), second.getColumnNr());
      }
    } catch (StreamConstraintsException e) {
      throw beyondLimit(e, parser.getCurrentLocation());
    } catch (JsonProcessingException e) {
      throw notJson(reason(e), e.getLocation().getLineNr(), column(e));
    }
  }

  /** The exception has no location of its own. */
  private static InvalidRequestException beyondLimit(
      StreamConstraintsException failure, JsonLocation place) {
    return new InvalidRequestException(
        String.format(
            "The input exceeds a limit for JSON at line %d, column %d: %s.",
            place.getLineNr(),
            place.getColumnNr(),
            // The rest names a setting of Jackson.
            failure.getOriginalMessage().replaceFirst(", from `[^`]*`", "")));
  }

  private static InvalidRequestException notJson(String reason, int line, int column) {
    return new InvalidRequestException(
        String.format("The input is not JSON at line %s, column %s: %s.", line, column, reason));
  }

  /**
   * Jackson reports the column after an unexpected character, but the exact one at end of input.
   */
  private static int column(JsonProcessingException e) {
    int read = e.getLocation().getColumnNr();
    return e instanceof JsonEOFException ? read : Math.max(1, read - 1);
  }

  private static String reason(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    // The rest describes Jackson's source object.
    int source = message.indexOf(" (start marker at ");
    return source < 0 ? message : message.substring(0, source);
  }
}

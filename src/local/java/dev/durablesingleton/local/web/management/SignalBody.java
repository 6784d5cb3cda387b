package dev.durablesingleton.local.web.management;

import com.google.gson.JsonPrimitive;
import dev.durablesingleton.local.json.Json;
import dev.durablesingleton.local.json.NotJsonException;
import dev.durablesingleton.local.web.http.MediaType;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * The input of an operation, from the body of a request.
 *
 * @param input JSON text; null for none
 * @param refusal one sentence if the body is not what its media type says; null otherwise
 */
record SignalBody(@Nullable String input, @Nullable String refusal) {

  /** As much as a signal by the durable client may have, in bytes. */
  private static final int LARGEST = 4 << 20;

  private static final String FORM = "application/x-www-form-urlencoded";

  /** Reads a body: JSON as it is, any other text as a JSON string, a form as an empty one. */
  static SignalBody of(ManagementRequest request) {
    MediaType type = MediaType.of(request.http().head().headers().get(HttpHeader.CONTENT_TYPE));
    int length = request.http().body().length;
    if (length == 0) {
      return new SignalBody(null, null);
    }
    if (length > LARGEST) {
      return new SignalBody(
          null, "The input has %d bytes; the limit is %d.".formatted(length, LARGEST));
    }
    String text = request.http().text();
    if (!type.isJson()) {
      String string = type.name().equals(FORM) ? "" : text;
      return new SignalBody(Json.compact(new JsonPrimitive(string)), null);
    }
    try {
      return new SignalBody(Json.compact(Json.document(text)), null);
    } catch (NotJsonException e) {
      return new SignalBody(null, "Could not parse JSON content: " + e.getMessage());
    }
  }
}

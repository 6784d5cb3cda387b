package dev.durablesingleton.local.web.http;

import com.google.gson.JsonElement;
import dev.durablesingleton.local.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A response.
 *
 * @param chunked whether the body is sent without a length, as the host sends results of functions
 */
public record HttpResponse(int status, Map<String, String> headers, byte[] body, boolean chunked) {

  private static final byte[] NO_BODY = {};
  private static final String JSON = "application/json; charset=utf-8";

  /** A response without a body. */
  public static HttpResponse empty(int status) {
    return new HttpResponse(status, Map.of(), NO_BODY, false);
  }

  /** A response in compact JSON, which the host's own endpoints use. */
  public static HttpResponse json(int status, JsonElement body) {
    return text(status, JSON, Json.compact(body));
  }

  /** A response in UTF-8 text. */
  public static HttpResponse text(int status, String contentType, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new HttpResponse(status, Map.of("Content-Type", contentType), bytes, false);
  }

  /** This response with one more header. */
  public HttpResponse with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpResponse(status, more, body, chunked);
  }
}

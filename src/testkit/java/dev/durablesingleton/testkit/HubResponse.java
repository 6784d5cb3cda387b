package dev.durablesingleton.testkit;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The response of an HTTP function. Immutable.
 *
 * <pre>{@code
 * HubResponse response = hub.call(HubRequest.get("/api/orders/7"));
 * assertEquals(200, response.status());
 * assertEquals("order-7", response.body(Order.class).id());
 * }</pre>
 *
 * @param status HTTP status code
 * @param headers names in any letter case
 * @param body empty for none
 */
public record HubResponse(int status, Map<String, String> headers, String body) {

  /** Creates a response. */
  public HubResponse {
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    headers = Collections.unmodifiableMap(copy);
  }

  /**
   * Returns the value of a header; null for none.
   *
   * @param name in any letter case
   */
  public @Nullable String header(String name) {
    return headers.get(name);
  }

  /**
   * Returns the JSON body as a Java value, for example as a {@code JsonNode}.
   *
   * @throws IllegalArgumentException if the body cannot be converted to the type
   */
  public <T> @Nullable T body(Class<T> type) {
    return JsonValues.fromJson(body, type, "The body of the response");
  }
}

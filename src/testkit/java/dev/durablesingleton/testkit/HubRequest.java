package dev.durablesingleton.testkit;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request to an HTTP function of a {@link DurableHub}. Immutable.
 *
 * <pre>{@code
 * HubResponse response =
 *     hub.call(HubRequest.post("/api/orders?express=true").header("Accept", "text/plain").body("{}"));
 * }</pre>
 *
 * @param method in upper case
 * @param path starts with a slash and includes the route prefix and the query: {@code
 *     /api/orders?top=3}
 * @param headers names in any letter case
 * @param body null for none
 */
public record HubRequest(
    String method, String path, Map<String, String> headers, @Nullable String body) {

  /**
   * Creates a request.
   *
   * @throws IllegalArgumentException if the path does not start with a slash
   */
  public HubRequest {
    method = method.toUpperCase(Locale.ROOT);
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException(
          "The path is '" + path + "'; it must start with a slash: /api/…");
    }
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    headers = Collections.unmodifiableMap(copy);
  }

  /**
   * Creates a GET request.
   *
   * @throws IllegalArgumentException if the path does not start with a slash
   */
  public static HubRequest get(String path) {
    return new HubRequest("GET", path, Map.of(), null);
  }

  /**
   * Creates a POST request without a body.
   *
   * @throws IllegalArgumentException if the path does not start with a slash
   */
  public static HubRequest post(String path) {
    return new HubRequest("POST", path, Map.of(), null);
  }

  /**
   * Creates a PUT request without a body.
   *
   * @throws IllegalArgumentException if the path does not start with a slash
   */
  public static HubRequest put(String path) {
    return new HubRequest("PUT", path, Map.of(), null);
  }

  /**
   * Creates a DELETE request.
   *
   * @throws IllegalArgumentException if the path does not start with a slash
   */
  public static HubRequest delete(String path) {
    return new HubRequest("DELETE", path, Map.of(), null);
  }

  /**
   * Returns a copy of this request with a body.
   *
   * @param text sent as is; null for none
   */
  public HubRequest body(String text) {
    return new HubRequest(method, path, headers, text);
  }

  /** Returns a copy of this request with a header added or replaced. */
  public HubRequest header(String name, String value) {
    Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.put(name, value);
    return new HubRequest(method, path, more, body);
  }
}

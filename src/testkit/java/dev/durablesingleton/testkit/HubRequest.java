package dev.durablesingleton.testkit;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request to an HTTP function. Immutable.
 *
 * @param path with the route prefix and the query: {@code /api/orders?top=3}
 * @param headers names in any letter case
 * @param body null for none
 */
public record HubRequest(String method, String path, Map<String, String> headers, String body) {

  public HubRequest {
    method = method.toUpperCase(Locale.ROOT);
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException(
          "The path is '" + path + "'; it must begin with a slash: /api/…");
    }
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    headers = Collections.unmodifiableMap(copy);
  }

  /** A GET. */
  public static HubRequest get(String path) {
    return new HubRequest("GET", path, Map.of(), null);
  }

  /** A POST without a body. */
  public static HubRequest post(String path) {
    return new HubRequest("POST", path, Map.of(), null);
  }

  /** A PUT without a body. */
  public static HubRequest put(String path) {
    return new HubRequest("PUT", path, Map.of(), null);
  }

  /** A DELETE. */
  public static HubRequest delete(String path) {
    return new HubRequest("DELETE", path, Map.of(), null);
  }

  /** The same with a body, as it is. */
  public HubRequest body(String text) {
    return new HubRequest(method, path, headers, text);
  }

  /** The same with one more header. */
  public HubRequest header(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new HubRequest(method, path, more, body);
  }
}

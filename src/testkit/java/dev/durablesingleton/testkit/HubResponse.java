package dev.durablesingleton.testkit;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an HTTP function answered. Immutable.
 *
 * @param headers names in any letter case
 * @param body empty for none
 */
public record HubResponse(int status, Map<String, String> headers, String body) {

  public HubResponse {
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    headers = Collections.unmodifiableMap(copy);
  }

  /** A header's value, its name in any letter case; null for none. */
  public String header(String name) {
    return headers.get(name);
  }

  /** The JSON body as a Java value, such as a {@code JsonNode}. */
  public <T> T body(Class<T> type) {
    return JsonValues.fromJson(body, type, "The body of the response");
  }
}

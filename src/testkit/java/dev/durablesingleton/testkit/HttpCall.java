package dev.durablesingleton.testkit;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request that an orchestrator made with {@code callHttp}. Immutable.
 *
 * @param instanceId ID of the instance that made the request
 * @param method as the orchestrator wrote it
 * @param uri as the orchestrator wrote it
 * @param headers names in any letter case
 * @param content null for none
 */
public record HttpCall(
    String instanceId,
    String method,
    String uri,
    Map<String, String> headers,
    @Nullable String content) {

  /** Creates a request. */
  public HttpCall {
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    headers = Collections.unmodifiableMap(copy);
  }

  /**
   * Returns the JSON content as a Java value, converted as the SDK converts inputs; null for none.
   *
   * @throws IllegalArgumentException if the content cannot be converted to the type
   */
  public <T> @Nullable T content(Class<T> type) {
    return JsonValues.fromJson(content, type, "The content of " + method + " " + uri);
  }
}

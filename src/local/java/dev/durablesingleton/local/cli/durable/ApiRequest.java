package dev.durablesingleton.local.cli.durable;

import dev.durablesingleton.local.web.management.WebhookPath;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request to the management API.
 *
 * @param path below the prefix of the API, encoded
 * @param query names and values, not encoded
 * @param token of the previous page; null for the first
 * @param body JSON; null for none
 */
record ApiRequest(
    String method,
    String path,
    Map<String, String> query,
    @Nullable String token,
    @Nullable String body) {

  static ApiRequest get(String... segments) {
    return new ApiRequest("GET", path(segments), Map.of(), null, null);
  }

  static ApiRequest delete(String... segments) {
    return new ApiRequest("DELETE", path(segments), Map.of(), null, null);
  }

  static ApiRequest post(@Nullable String body, String... segments) {
    return new ApiRequest("POST", path(segments), Map.of(), null, body);
  }

  /** Returns the request with one more parameter; null adds none. */
  ApiRequest with(String name, @Nullable String value) {
    if (value == null) {
      return this;
    }
    Map<String, String> more = new LinkedHashMap<>(query);
    more.put(name, value);
    return new ApiRequest(method, path, more, token, body);
  }

  ApiRequest after(@Nullable String previous) {
    return new ApiRequest(method, path, query, previous, body);
  }

  /** Path and query, from the root of the host. */
  String target() {
    String parameters =
        query.entrySet().stream()
            .map(e -> e.getKey() + "=" + encoded(e.getValue()))
            .collect(Collectors.joining("&"));
    return WebhookPath.PREFIX + "/" + path + (parameters.isEmpty() ? "" : "?" + parameters);
  }

  private static String path(String... segments) {
    return Arrays.stream(segments).map(ApiRequest::segment).collect(Collectors.joining("/"));
  }

  /**
   * The host and the extension decode a segment three times, and once as a form (recorded), so the
   * characters that would not survive this are encoded three times.
   */
  private static String segment(String text) {
    return encoded(text.replace("%", "%2525").replace("+", "%252B"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

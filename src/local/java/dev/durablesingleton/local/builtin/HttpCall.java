package dev.durablesingleton.local.builtin;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request that an orchestrator asks for.
 *
 * @param method in upper case
 * @param uri absolute, {@code http} or {@code https}
 * @param omittedHeaders names of headers that Java's HTTP client does not let callers set
 * @param timeout for the whole exchange; null for the default
 * @param retried statuses that fail the activity; empty for all from 400, null for none
 */
record HttpCall(
    String method,
    URI uri,
    List<Header> headers,
    List<String> omittedHeaders,
    @Nullable Content content,
    @Nullable Duration timeout,
    @Nullable Set<Integer> retried) {

  /** One value of a header. */
  record Header(String name, String value) {}

  /** The body, sent as UTF-8. */
  record Content(String text, String type) {}

  HttpCall {
    headers = List.copyOf(headers);
    omittedHeaders = List.copyOf(omittedHeaders);
    retried = retried == null ? null : Set.copyOf(retried);
  }
}

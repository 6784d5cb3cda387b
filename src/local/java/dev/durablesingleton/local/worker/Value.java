package dev.durablesingleton.local.worker;

import java.util.Map;

/**
 * A value exchanged between the host and a function; the kinds are those of the protobuf message
 * {@code TypedData} of the Functions host and the Java worker.
 */
public sealed interface Value {

  /** No value. */
  record None() implements Value {}

  /** Plain text. */
  record Text(String text) implements Value {}

  /** JSON text. */
  record Json(String json) implements Value {}

  record Bytes(byte[] bytes) implements Value {}

  record Int(long value) implements Value {}

  record Real(double value) implements Value {}

  /**
   * An HTTP request as function code sees it.
   *
   * @param headers names in lower case
   * @param query entries without a value are left out
   * @param body {@link None}, {@link Text} or {@link Bytes}
   */
  record Request(
      String uri, String method, Map<String, String> headers, Map<String, String> query, Value body)
      implements Value {}

  /** An HTTP response that a function built with {@code HttpResponseMessage}. */
  record Response(int status, Map<String, String> headers, Value body) implements Value {}
}

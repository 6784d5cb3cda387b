package dev.durablesingleton.local.worker;

import java.util.Map;

/** Converts what function code returns or sets to what the host understands. */
final class OutputConverter {

  private final JsonCodec codec;

  OutputConverter(JsonCodec codec) {
    this.codec = codec;
  }

  /** A value outside HTTP, or the body of a response. */
  Value plain(Object value) {
    if (value == null) {
      return new Value.None();
    }
    if (value instanceof String text) {
      return new Value.Text(text);
    }
    if (value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte) {
      return new Value.Int(((Number) value).longValue());
    }
    if (value instanceof Double || value instanceof Float) {
      return new Value.Real(((Number) value).doubleValue());
    }
    if (value instanceof byte[] bytes) {
      return new Value.Bytes(bytes);
    }
    String json = codec.toJson(value);
    // Gson writes anonymous classes as null; to the host that is no value.
    return json.equals("null") ? new Value.None() : new Value.Json(json);
  }

  /** What a method that declares {@code HttpResponseMessage} returned. */
  Value http(Object value) {
    if (!(value instanceof ResponseMessage response)) {
      return plain(value);
    }
    try {
      return new Value.Response(
          response.getStatusCode(), Map.copyOf(response.headers()), plain(response.getBody()));
    } catch (RuntimeException e) {
      // The worker hides why; the reason is added where it changes neither type nor message.
      ClassCastException failure =
          new ClassCastException("Cannot convert the HTTP response for the host");
      failure.addSuppressed(e);
      throw failure;
    }
  }
}

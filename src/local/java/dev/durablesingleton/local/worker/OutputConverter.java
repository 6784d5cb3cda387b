package dev.durablesingleton.local.worker;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Converts what function code returns or sets to values of the host. */
final class OutputConverter {

  private final Supplier<JsonCodec> codec;

  OutputConverter(Supplier<JsonCodec> codec) {
    this.codec = codec;
  }

  /** Converts a value outside HTTP, or the body of a response. */
  Value plain(@Nullable Object value) {
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
    String json = codec.get().toJson(value);
    // Gson writes anonymous classes as null, which means no value to the host.
    return json.equals("null") ? new Value.None() : new Value.Json(json);
  }

  /** Converts the result of a method that declares {@code HttpResponseMessage}. */
  Value http(@Nullable Object value) {
    if (!(value instanceof ResponseMessage response)) {
      return plain(value);
    }
    try {
      return new Value.Response(
          response.getStatusCode(), Map.copyOf(response.headers()), plain(response.getBody()));
    } catch (RuntimeException e) {
      // The worker drops the reason; a suppressed exception changes neither type nor message.
      ClassCastException failure =
          new ClassCastException("Cannot convert the HTTP response for the host");
      failure.addSuppressed(e);
      throw failure;
    }
  }
}

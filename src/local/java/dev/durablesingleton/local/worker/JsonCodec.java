package dev.durablesingleton.local.worker;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * The Gson of function code. Public only because its implementation belongs to another class
 * loader; see {@link CodecLoader}. Methods throw Gson's exceptions. Thread-safe.
 */
public interface JsonCodec {

  /** Returns null for JSON null. */
  @Nullable Object fromJson(String json, Type type);

  /**
   * Converts a JSON array item by item; if that fails, the whole text to {@code listType}; if that
   * fails too, the items to JSON texts.
   */
  @Nullable Object listFromJson(String json, Class<?> itemType, Type listType);

  /** Converts a JSON array to texts; other items become their JSON. */
  String @Nullable [] textsFromJson(String json);

  String toJson(Object value);
}

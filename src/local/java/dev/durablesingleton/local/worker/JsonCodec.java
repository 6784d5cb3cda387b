package dev.durablesingleton.local.worker;

import java.lang.reflect.Type;

/**
 * The Gson that function code sees. Public only because the class behind it lives in another class
 * loader, see {@link CodecLoader}.
 */
public interface JsonCodec {

  /** Null for JSON null; throws Gson's exceptions. */
  Object fromJson(String json, Type type);

  /**
   * A JSON array item by item; where that fails, the whole text as {@code listType}; where that
   * fails too, the items as JSON texts.
   */
  Object listFromJson(String json, Class<?> itemType, Type listType);

  /** A text array; items that are no texts become their JSON. */
  String[] textsFromJson(String json);

  /** Throws Gson's exceptions. */
  String toJson(Object value);
}

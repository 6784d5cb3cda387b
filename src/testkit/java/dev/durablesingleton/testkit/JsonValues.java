package dev.durablesingleton.testkit;

import com.microsoft.durabletask.DataConverter;
import com.microsoft.durabletask.JacksonDataConverter;
import org.jspecify.annotations.Nullable;

/** Converts between Java values and JSON as the SDK's orchestrators and clients do. */
final class JsonValues {

  private static final DataConverter CONVERTER = new JacksonDataConverter();

  private JsonValues() {}

  static @Nullable String toJson(@Nullable Object value) {
    return CONVERTER.serialize(value);
  }

  /**
   * Converts JSON to a Java value; null for null.
   *
   * @param subject what the JSON is, for the message
   */
  static <T> @Nullable T fromJson(@Nullable String json, Class<T> type, String subject) {
    try {
      return CONVERTER.deserialize(json, type);
    } catch (DataConverter.DataConverterException e) {
      throw new JsonConversionException(
          "%s is %s, which cannot be converted to %s."
              .formatted(subject, json, type.getSimpleName()),
          e);
    }
  }
}

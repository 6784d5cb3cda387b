package dev.durablesingleton.testkit;

import com.microsoft.durabletask.DataConverter;
import com.microsoft.durabletask.JacksonDataConverter;

/** Java values and JSON, as the SDK's orchestrators and clients convert them. */
final class JsonValues {

  private static final DataConverter CONVERTER = new JacksonDataConverter();

  private JsonValues() {}

  static String toJson(Object value) {
    return CONVERTER.serialize(value);
  }

  /**
   * Null for no text.
   *
   * @param what the text is, for the error message
   */
  static <T> T fromJson(String json, Class<T> type, String what) {
    try {
      return CONVERTER.deserialize(json, type);
    } catch (DataConverter.DataConverterException e) {
      throw new JsonConversionException(
          "%s is %s, which does not become a %s.".formatted(what, json, type.getSimpleName()), e);
    }
  }
}

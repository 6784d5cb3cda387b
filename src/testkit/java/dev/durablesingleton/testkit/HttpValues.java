package dev.durablesingleton.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts between the kit's HTTP values and the input and result of the built-in activity. */
final class HttpValues {

  private HttpValues() {}

  /**
   * Returns the first element of the activity's input, which is an array.
   *
   * @throws JsonConversionException if the input is not an array with a request
   */
  static HttpCall call(ActivityCall activity) {
    List<?> input = activity.input(List.class);
    if (input == null || input.isEmpty() || !(input.get(0) instanceof Map<?, ?> request)) {
      throw new JsonConversionException(
          "The input of activity '%s' is %s; it must be an array with one request."
              .formatted(activity.activity(), activity.inputJson()),
          null);
    }
    Map<String, String> headers = new LinkedHashMap<>();
    if (request.get("headers") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> headers.put(String.valueOf(name), String.valueOf(value)));
    }
    return new HttpCall(
        activity.instanceId(),
        String.valueOf(request.get("method")),
        String.valueOf(request.get("uri")),
        headers,
        request.get("content") instanceof String content ? content : null);
  }

  /** Returns the result with the members that the SDK reads. */
  static Map<String, @Nullable Object> result(HubResponse response) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    result.put("statusCode", response.status());
    result.put("headers", response.headers());
    result.put("content", response.body());
    return result;
  }
}

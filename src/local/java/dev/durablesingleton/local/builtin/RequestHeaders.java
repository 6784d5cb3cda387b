package dev.durablesingleton.local.builtin;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a request, in the three parts that the Durable extension makes of them.
 *
 * @param contentType the last value of {@code Content-Type}; null for none
 * @param sent all headers that are sent, besides the type of the content
 * @param omitted names of headers that Java's HTTP client does not let callers set
 */
record RequestHeaders(
    @Nullable String contentType, List<HttpCall.Header> sent, List<String> omitted) {

  private static final String USER_AGENT = "User-Agent";

  /** The value that the extension sends unless the request has one of its own. */
  private static final String EXTENSION = "Microsoft.Azure.WebJobs.Extensions.DurableTask/3.19.0";

  /**
   * The JVM could allow these by a system property, but then function code that sets them would
   * work here and fail in Azure.
   */
  private static final Set<String> RESTRICTED = Set.of("connection", "expect", "host", "upgrade");

  /**
   * Reads an object whose values are texts or arrays of texts.
   *
   * @throws HttpCallException if a header describes the content or the content is multipart
   */
  static RequestHeaders read(JsonElement json) throws HttpCallException {
    String contentType = null;
    List<HttpCall.Header> sent = new ArrayList<>();
    List<String> omitted = new ArrayList<>();
    JsonObject headers = json instanceof JsonObject object ? object : new JsonObject();
    for (Map.Entry<String, JsonElement> header : headers.entrySet()) {
      String name = header.getKey();
      List<String> values = values(header.getValue());
      if (name.equalsIgnoreCase("Content-Type")) {
        refuseMultipart(values);
        contentType = values.isEmpty() ? contentType : values.get(values.size() - 1);
      } else if (ResponseHeaders.describesContent(name)) {
        throw misused(name);
      } else if (RESTRICTED.contains(name.toLowerCase(Locale.ROOT))) {
        omitted.add(name);
      } else {
        values.forEach(value -> sent.add(new HttpCall.Header(name, value)));
      }
    }
    if (sent.stream().noneMatch(header -> header.name().equalsIgnoreCase(USER_AGENT))) {
      sent.add(new HttpCall.Header(USER_AGENT, EXTENSION));
    }
    return new RequestHeaders(contentType, sent, omitted);
  }

  private static List<String> values(JsonElement value) {
    List<String> values = new ArrayList<>();
    if (value.isJsonArray()) {
      value.getAsJsonArray().forEach(each -> values.addAll(values(each)));
    } else if (value.isJsonPrimitive()) {
      values.add(value.getAsString());
    }
    return values;
  }

  private static void refuseMultipart(List<String> types) throws HttpCallException {
    if (types.stream().anyMatch(type -> type.contains("multipart"))) {
      throw HttpCallException.unhandled(
          DotNetException.FUNCTION_FAILED,
          "Multipart content is not supported with CallHttpAsync.");
    }
  }

  private static HttpCallException misused(String name) {
    return HttpCallException.unhandled(
        DotNetException.INVALID_OPERATION,
        "Misused header name, '"
            + name
            + "'. Make sure request headers are used with HttpRequestMessage, response headers with"
            + " HttpResponseMessage, and content headers with HttpContent objects.");
  }
}

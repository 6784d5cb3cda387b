package dev.durablesingleton.local.web.function;

import dev.durablesingleton.local.web.http.HttpRequest;
import dev.durablesingleton.local.web.http.MediaType;
import dev.durablesingleton.local.web.http.Query;
import dev.durablesingleton.local.web.http.RequestHead;
import dev.durablesingleton.local.worker.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** Converts a request to the value that function code receives. */
final class RequestValue {

  private RequestValue() {}

  static Value.Request of(HttpRequest request, Query query) {
    RequestHead head = request.head();
    return new Value.Request(
        head.url(), head.method(), headers(head.headers()), query.joined(), body(request));
  }

  /** Headers with the client's spelling, for {@link TriggerMetadata}. */
  static Map<String, String> spelledHeaders(HttpFields fields) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (HttpField field : fields) {
      String value = field.getValue() == null ? "" : field.getValue();
      headers.merge(field.getName(), value, (first, second) -> first + "," + second);
    }
    return headers;
  }

  private static Map<String, String> headers(HttpFields fields) {
    Map<String, String> headers = new HashMap<>();
    for (HttpField field : fields) {
      String value = field.getValue() == null ? "" : field.getValue();
      headers.merge(field.getLowerCaseName(), value, RequestValue::join);
    }
    return headers;
  }

  private static String join(String first, String second) {
    return first.isEmpty() || second.isEmpty() ? first + second : first + "," + second;
  }

  private static Value body(HttpRequest request) {
    if (!request.head().hasSizedBody()) {
      return new Value.None();
    }
    String type = request.head().headers().get(HttpHeader.CONTENT_TYPE);
    return MediaType.of(type).isBinary()
        ? new Value.Bytes(request.body())
        : new Value.Text(request.text());
  }
}

package dev.durablesingleton.local.web.function;

import dev.durablesingleton.local.web.http.HttpCall;
import dev.durablesingleton.local.web.http.HttpHead;
import dev.durablesingleton.local.web.http.Query;
import dev.durablesingleton.local.worker.Value;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** Makes of a request what function code sees of it. */
final class RequestValue {

  private RequestValue() {}

  static Value.Request of(HttpCall call, Query query) {
    HttpHead head = call.head();
    return new Value.Request(
        head.url(), head.method(), headers(head.headers()), query.joined(), body(call));
  }

  /** Headers as the client spelled them, for {@link TriggerMetadata}. */
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

  private static Value body(HttpCall call) {
    if (!call.head().hasSizedBody()) {
      return new Value.None();
    }
    String type = call.head().headers().get(HttpHeader.CONTENT_TYPE);
    return isBinary(type) ? new Value.Bytes(call.body()) : new Value.Text(call.text());
  }

  private static boolean isBinary(String contentType) {
    if (contentType == null) {
      return false;
    }
    String type = contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    return type.equals("application/octet-stream") || type.startsWith("multipart/");
  }
}

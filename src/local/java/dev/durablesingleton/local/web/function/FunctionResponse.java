package dev.durablesingleton.local.web.function;

import dev.durablesingleton.local.web.http.HttpResponse;
import dev.durablesingleton.local.worker.Value;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Converts the return value of a function to a response, by the rules of the host's HTTP output.
 */
final class FunctionResponse {

  private static final int NO_CONTENT = 204;
  private static final int RESET_CONTENT = 205;
  private static final int NOT_MODIFIED = 304;
  private static final int FIRST_FINAL = 200;
  private static final int FIRST_TOO_LONG = 1000;
  private static final byte[] NO_BODY = {};

  private FunctionResponse() {}

  static HttpResponse of(Value returned, HttpFields requestHeaders) {
    if (returned instanceof Value.None) {
      return HttpResponse.empty(NO_CONTENT);
    }
    ResponseDescription description = ResponseDescription.of(returned);
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(description.headers());
    byte[] body = encoded(description.content(), headers, requestHeaders);
    if (!ResponseHeaders.areSendable(headers) || !isSendable(description.status())) {
      return HttpResponse.empty(500);
    }
    ResponseHeaders.removeFraming(headers);
    byte[] sent = hasNoBody(description.status()) ? NO_BODY : body;
    return new HttpResponse(description.status(), headers, sent, sent.length > 0);
  }

  private static byte[] encoded(
      Content content, Map<String, String> headers, HttpFields requestHeaders) {
    if (content instanceof Content.Bytes bytes) {
      return bytes.bytes();
    }
    ContentType type =
        ContentType.ofText(
            headers.get(ContentType.HEADER), requestHeaders.get(HttpHeader.ACCEPT_CHARSET));
    headers.put(ContentType.HEADER, type.value());
    return ((Content.Text) content).text().getBytes(type.charset());
  }

  private static boolean hasNoBody(int status) {
    return status == NO_CONTENT || status == RESET_CONTENT || status == NOT_MODIFIED;
  }

  /**
   * Jetty treats a status below 200 as interim and cannot send four digits; the real host sends
   * both.
   */
  private static boolean isSendable(int status) {
    return status >= FIRST_FINAL && status < FIRST_TOO_LONG;
  }
}

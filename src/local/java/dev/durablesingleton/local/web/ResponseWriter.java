package dev.durablesingleton.local.web;

import static org.eclipse.jetty.http.HttpVersion.HTTP_1_0;

import dev.durablesingleton.local.web.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes responses with the framing of the real host. */
final class ResponseWriter {

  private static final HttpField SERVER = new PreEncodedHttpField(HttpHeader.SERVER, "Kestrel");
  private static final HttpField CHUNKED =
      new PreEncodedHttpField(HttpHeader.TRANSFER_ENCODING, "chunked");

  private static final int NOT_MODIFIED = 304;

  private ResponseWriter() {}

  /**
   * Writes a response.
   *
   * @param added headers that are set unless the response has them
   */
  static void write(
      HttpResponse content, Map<String, String> added, Response response, Callback callback) {
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(SERVER);
    content.headers().forEach(headers::put);
    added.forEach(
        (name, value) -> {
          if (!headers.contains(name)) {
            headers.put(name, value);
          }
        });
    response.setStatus(content.status());
    boolean http10 = response.getRequest().getConnectionMetaData().getHttpVersion() == HTTP_1_0;
    if (content.status() == NOT_MODIFIED || (content.chunked() && http10)) {
      // Jetty adds no Content-Length to a write that is not marked as the last.
      Callback end = Callback.from(callback::succeeded, callback::failed);
      response.write(false, ByteBuffer.wrap(content.body()), end);
      return;
    }
    if (content.chunked()) {
      // With an explicit header Jetty sends a chunked response in a single write.
      headers.put(CHUNKED);
    }
    response.write(true, ByteBuffer.wrap(content.body()), callback);
  }
}

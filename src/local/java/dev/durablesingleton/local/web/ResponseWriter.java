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

/** Sends answers, framed as the real host frames them. */
final class ResponseWriter {

  private static final HttpField SERVER = new PreEncodedHttpField(HttpHeader.SERVER, "Kestrel");
  private static final HttpField CHUNKED =
      new PreEncodedHttpField(HttpHeader.TRANSFER_ENCODING, "chunked");

  private static final int NOT_MODIFIED = 304;

  private ResponseWriter() {}

  /**
   * Sends an answer.
   *
   * @param added headers that the answer gets when it lacks them
   */
  static void write(
      HttpResponse reply, Map<String, String> added, Response response, Callback callback) {
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(SERVER);
    reply.headers().forEach(headers::put);
    added.forEach(
        (name, value) -> {
          if (!headers.contains(name)) {
            headers.put(name, value);
          }
        });
    response.setStatus(reply.status());
    boolean old = response.getRequest().getConnectionMetaData().getHttpVersion() == HTTP_1_0;
    if (reply.status() == NOT_MODIFIED || reply.chunked() && old) {
      // What is not said to be the last keeps Jetty from adding a length.
      Callback end = Callback.from(callback::succeeded, callback::failed);
      response.write(false, ByteBuffer.wrap(reply.body()), end);
      return;
    }
    if (reply.chunked()) {
      // Named here, the header lets the whole answer go out in one write and still be chunked.
      headers.put(CHUNKED);
    }
    response.write(true, ByteBuffer.wrap(reply.body()), callback);
  }
}

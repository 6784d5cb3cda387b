package dev.durablesingleton.local.web;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends raw bytes that an HTTP client would not send, and returns the whole response. */
final class RawClient {

  private static final int TIMEOUT_MILLIS = 60_000;

  private RawClient() {}

  /** The response to a request, which must ask to close the connection. */
  static String exchange(int port, String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  /** The response to a request without a body, with this request line and these headers. */
  static String line(int port, String firstLine, String... headers) throws IOException {
    String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    return exchange(
        port, firstLine + "\r\nHost: localhost\r\nConnection: close\r\n" + more + "\r\n");
  }
}

package dev.durablesingleton.local.web;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends bytes that no HTTP client would send, and shows the whole answer. */
final class RawClient {

  private static final int TIMEOUT_MILLIS = 10_000;

  private RawClient() {}

  /** The answer to a request, which must ask to close the connection. */
  static String exchange(int port, String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  /** The answer to a request of this first line and these further headers, without a body. */
  static String line(int port, String firstLine, String... headers) throws IOException {
    String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    return exchange(
        port, firstLine + "\r\nHost: localhost\r\nConnection: close\r\n" + more + "\r\n");
  }
}

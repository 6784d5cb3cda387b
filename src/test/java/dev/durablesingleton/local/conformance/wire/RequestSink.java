package dev.durablesingleton.local.conformance.wire;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The server that the probe app calls by {@code callHttp}. It records what it receives. The JDK's
 * server cannot be used, because it changes the names of headers and adds one.
 */
final class RequestSink implements AutoCloseable {

  /** Headers with the trace or the port in them. */
  private static final Set<String> UNRECORDED =
      Set.of("host", "traceparent", "tracestate", "request-id");

  private final ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<JsonObject> seen = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> requests = new ConcurrentHashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final int deadPort;

  RequestSink() throws IOException {
    try (ServerSocket unused = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      deadPort = unused.getLocalPort();
    }
    threads.execute(this::accept);
  }

  /** The requests since the last call. */
  JsonArray takeSeen() {
    JsonArray taken = new JsonArray();
    seen.forEach(taken::add);
    seen.clear();
    return taken;
  }

  /** Puts the ports into a request of the recording. */
  String shown(String text) {
    return text.replace(":SRV", ":" + server.getLocalPort()).replace(":DEAD", ":" + deadPort);
  }

  /** Replaces the ports in an answer by the recording's placeholders. */
  String hidden(String text) {
    return text.replace("127.0.0.1:" + server.getLocalPort(), "127.0.0.1:SRV")
        .replace("127.0.0.1:" + deadPort, "127.0.0.1:DEAD")
        .replace("localhost:" + deadPort, "localhost:DEAD");
  }

  @Override
  public void close() throws IOException {
    closing.countDown();
    server.close();
    threads.shutdownNow();
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = server.accept();
        threads.execute(() -> serve(connection));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = new BufferedInputStream(connection.getInputStream());
      for (String request; !(request = line(in)).isEmpty(); ) {
        String[] parts = request.split(" ");
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header; !(header = line(in)).isEmpty(); ) {
          headers.put(header.substring(0, header.indexOf(':')), header.split(": ?", 2)[1]);
        }
        int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        seen.add(recorded(parts[0], parts[1], headers, body));
        String answer = answer(parts[1], body);
        if (answer.isEmpty()) {
          return;
        }
        connection.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        connection.getOutputStream().flush();
      }
    } catch (SocketException e) {
      // The caller closed the connection.
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the whole response; empty if the connection is to be closed without one. */
  private String answer(String target, String body) {
    String[] path = target.split("[/?]");
    String last = path[path.length - 1];
    String here = shown("http://127.0.0.1:SRV");
    return switch (path[1]) {
      case "ok" ->
          response(
              "200 OK",
              "{\"hello\":\"world\"}",
              "Content-Type: application/json; charset=utf-8",
              "X-One: a",
              "X-Two: b1",
              "X-Two: b2");
      case "plain" ->
          response("200 OK", "gr\u00fc\u00dfe", "Content-Type: text/plain; charset=utf-8");
      case "none" -> "HTTP/1.1 204 No Content\r\n\r\n";
      case "code" -> response(last + " X", "answer " + last, "Content-Type: text/plain");
      case "accept" ->
          response(
              "202 Accepted", "accepted", "Location: " + here + "/poll/" + last, "Retry-After: 1");
      case "noloc" -> response("202 Accepted", "no location", "Retry-After: 1");
      case "flaky" ->
          requests.merge(last, 1, Integer::sum) < 3
              ? response("500 Internal Server Error", "bad")
              : response("200 OK", "good");
      case "slow" -> nothing();
      case "moved" -> response("302 Found", "moved", "Location: " + here + "/ok");
      case "echo" -> response("200 OK", body, "Content-Type: text/plain");
      default -> response("418 I'm a teapot", "teapot");
    };
  }

  private static String response(String status, String body, String... headers) {
    return "HTTP/1.1 %s\r\n%sContent-Length: %d\r\n\r\n%s"
        .formatted(
            status,
            headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n",
            body.getBytes(StandardCharsets.UTF_8).length,
            body);
  }

  /** Outlasts the caller, whose timeout is one second. */
  private String nothing() {
    try {
      closing.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "";
  }

  private static JsonObject recorded(
      String method, String target, Map<String, String> headers, String body) {
    JsonArray kept = new JsonArray();
    headers.forEach(
        (name, value) -> {
          // Java's client sends it with requests that have no content before Java 19.
          boolean empty = name.equalsIgnoreCase("Content-Length") && value.equals("0");
          if (!empty && !UNRECORDED.contains(name.toLowerCase(Locale.ROOT))) {
            kept.add(name + ": " + value);
          }
        });
    JsonObject request = new JsonObject();
    request.addProperty("method", method);
    request.addProperty("path", target);
    request.add("headers", kept);
    request.addProperty("body", body);
    return request;
  }

  /** Reads a line in ISO 8859-1; empty at the end of the stream. */
  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next; (next = in.read()) >= 0 && next != '\n'; ) {
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }
}

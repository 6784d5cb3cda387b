package dev.durablesingleton.local.builtin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** A server on a loopback port that answers by path and notes what it has seen. */
final class LoopbackServer implements AutoCloseable {

  /** A request that the server has received; header names in any letter case. */
  record Seen(String method, String path, Map<String, List<String>> headers, String body) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
  private final CountDownLatch end = new CountDownLatch(1);

  LoopbackServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** The address of a path; the host is {@code 127.0.0.1}. */
  String uri(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** The next request that has arrived; waits for it. */
  Seen next() throws InterruptedException {
    return seen.take();
  }

  int unread() {
    return seen.size();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().toString();
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(exchange.getRequestHeaders());
    seen.add(new Seen(exchange.getRequestMethod(), path, headers, body));
    String last = path.substring(path.lastIndexOf('/') + 1);
    if (path.startsWith("/code/")) {
      send(exchange, Integer.parseInt(last), "answer " + last);
    } else if (path.startsWith("/to/")) {
      exchange.getResponseHeaders().add("Location", "/echo");
      send(exchange, Integer.parseInt(last), "moved");
    } else if (path.startsWith("/loop")) {
      exchange.getResponseHeaders().add("Location", "/loop");
      send(exchange, 302, "again");
    } else if (path.startsWith("/headers")) {
      exchange.getResponseHeaders().add("X-One", "a");
      exchange.getResponseHeaders().add("X-Two", "b1");
      exchange.getResponseHeaders().add("X-Two", "b2");
      exchange.getResponseHeaders().add("Vary", "Accept, Origin");
      exchange.getResponseHeaders().add("Last-Modified", "Sat, 28 Nov 2026 00:00:00 GMT");
      send(exchange, 200, "x");
    } else if (path.startsWith("/latin")) {
      exchange.getResponseHeaders().add("Content-Type", "text/plain; charset=ISO-8859-1");
      exchange.sendResponseHeaders(200, 1);
      exchange.getResponseBody().write(0xFC);
      exchange.close();
    } else if (path.startsWith("/cookie")) {
      exchange.getResponseHeaders().add("Set-Cookie", "a=1");
      send(exchange, 200, "");
    } else if (path.startsWith("/never")) {
      awaitEnd();
      exchange.close();
    } else if (path.startsWith("/large")) {
      exchange.sendResponseHeaders(200, LimitedBody.MOST_BYTES + 1L);
      exchange.getResponseBody().write(new byte[LimitedBody.MOST_BYTES + 1]);
      exchange.close();
    } else {
      send(exchange, 200, body);
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}

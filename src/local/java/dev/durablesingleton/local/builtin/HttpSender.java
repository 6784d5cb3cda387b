package dev.durablesingleton.local.builtin;

import dev.durablesingleton.local.functionapp.TimeSpan;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests with the JDK's client over HTTP/1.1, follows redirects, and keeps no cookies. The
 * client is created for the first request. Thread-safe.
 */
final class HttpSender implements AutoCloseable {

  /** The default of .NET's {@code HttpClient}. */
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(100);

  private final Set<CompletableFuture<?>> open = ConcurrentHashMap.newKeySet();
  private @Nullable HttpClient client;
  private volatile boolean closed;

  /**
   * Sends a request and waits for the whole response.
   *
   * @throws HttpCallException if there is no response
   * @throws CancellationException if the sender is closed
   */
  HttpAnswer send(HttpCall call) throws HttpCallException {
    Duration timeout = call.timeout() == null ? DEFAULT_TIMEOUT : call.timeout();
    long end = System.nanoTime() + saturatedNanos(timeout);
    HttpRequest request = Redirects.first(call);
    for (int hops = 0; ; hops++) {
      HttpResponse<byte[]> response = exchange(request, end, call);
      HttpRequest next = hops == Redirects.MOST ? null : Redirects.next(request, response);
      if (next == null) {
        return HttpAnswer.of(
            response.statusCode(),
            response.headers().map(),
            ResponseText.of(response.headers(), response.body()));
      }
      request = next;
    }
  }

  @SuppressWarnings("CollectionUndefinedEquality") // Futures are equal only if they are the same.
  private HttpResponse<byte[]> exchange(HttpRequest request, long end, HttpCall call)
      throws HttpCallException {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client().sendAsync(request, response -> new LimitedBody());
    open.add(exchange);
    try {
      if (closed) {
        exchange.cancel(true);
      }
      return exchange.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (closed) {
        throw new CancellationException("closed");
      }
      throw ConnectionFailures.of(request.uri(), e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      throw timedOut(call);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } finally {
      exchange.cancel(true);
      open.remove(exchange);
    }
  }

  private static HttpCallException timedOut(HttpCall call) {
    String message =
        call.timeout() == null
            ? "The request was canceled due to the configured HttpClient.Timeout of 100 seconds elapsing."
            : "The operation was canceled. Reached user specified timeout: "
                + TimeSpan.text(call.timeout())
                + ".";
    return HttpCallException.hidden(message, DotNetException.timeout(message), message);
  }

  private static long saturatedNanos(Duration timeout) {
    return timeout.compareTo(Duration.ofDays(365)) > 0
        ? Duration.ofDays(365).toNanos()
        : timeout.toNanos();
  }

  private synchronized HttpClient client() {
    if (closed) {
      throw new CancellationException("closed");
    }
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .build();
    }
    return client;
  }

  /** Cancels all running requests. */
  @Override
  public synchronized void close() {
    closed = true;
    open.forEach(exchange -> exchange.cancel(true));
  }
}

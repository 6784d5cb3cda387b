package dev.durablesingleton.local.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** Starts instances over several connections in parallel and waits until all have ended. */
public final class Load {
  private static final String UNFINISHED =
      "/runtime/webhooks/durabletask/instances?runtimeStatus=Pending,Running&top=1&showInput=false";

  /** Time limit of every wait. */
  public static final Duration TIMEOUT = Duration.ofMinutes(10);

  /** Long enough for polling not to load the host. */
  private static final Duration POLL_INTERVAL = Duration.ofMillis(10);

  private final URI host;
  private final int connections;

  public Load(URI host, int connections) {
    this.host = host;
    this.connections = connections;
  }

  /**
   * The result of a load.
   *
   * @param starts latencies of the starts in nanoseconds, ascending
   * @param starting time until the last response to a start
   * @param total time until the last instance had ended
   */
  public record Result(long[] starts, Duration starting, Duration total) {

    public double perSecond() {
      return starts.length / (total.toNanos() / 1e9);
    }

    public double startsPerSecond() {
      return starts.length / (starting.toNanos() / 1e9);
    }

    /** Returns a percentile of the start latency in milliseconds. */
    public double millis(double percent) {
      return starts[(int) Math.min(starts.length - 1, starts.length * percent / 100)] / 1e6;
    }
  }

  /** Starts instances and waits until all have ended. */
  public Result run(String orchestrator, int count) throws IOException {
    long begin = System.nanoTime();
    long[] latencies = start(orchestrator, count);
    Duration starting = since(begin);
    try (Connection connection = new Connection(host)) {
      Awaitility.await()
          .atMost(TIMEOUT)
          .pollInterval(POLL_INTERVAL)
          .until(() -> connection.get(UNFINISHED).body().equals("[]"));
    }
    return new Result(latencies, starting, since(begin));
  }

  /** Only starts instances. Returns the latencies in nanoseconds, ascending. */
  public long[] start(String orchestrator, int count) {
    long[] latencies = new long[count];
    AtomicInteger next = new AtomicInteger();
    List<CompletableFuture<Void>> callers = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      callers.add(
          CompletableFuture.runAsync(
              () -> call(orchestrator, next, latencies), task -> new Thread(task).start()));
    }
    callers.forEach(CompletableFuture::join);
    Arrays.sort(latencies);
    return latencies;
  }

  private void call(String orchestrator, AtomicInteger next, long[] latencies) {
    try (Connection connection = new Connection(host)) {
      for (int i; (i = next.getAndIncrement()) < latencies.length; ) {
        long begin = System.nanoTime();
        Connection.Response response = connection.post("/api/orchestrators/" + orchestrator, "");
        latencies[i] = System.nanoTime() - begin;
        if (response.status() != 202) {
          throw new IllegalStateException(response.toString());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}

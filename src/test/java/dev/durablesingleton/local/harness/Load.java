package dev.durablesingleton.local.harness;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;

/** Starts instances over several connections in parallel and waits until all have ended. */
public final class Load {
  private static final String UNFINISHED =
      "/runtime/webhooks/durabletask/instances?runtimeStatus=Pending,Running&showInput=false&top=";

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
    return run(orchestrator, count, 0);
  }

  /**
   * Starts instances and waits until all have ended.
   *
   * @param entities how many entities the task hub has then; they are instances that never end
   */
  public Result run(String orchestrator, int count, int entities) throws IOException {
    long begin = System.nanoTime();
    long[] latencies = start(orchestrator, count);
    Duration starting = since(begin);
    try (Connection connection = new Connection(host)) {
      Awaitility.await()
          .atMost(TIMEOUT)
          .pollInterval(POLL_INTERVAL)
          .until(() -> unfinished(connection, entities + 1) <= entities);
    }
    return new Result(latencies, starting, since(begin));
  }

  private static int unfinished(Connection connection, int atMost) throws IOException {
    String instances = connection.get(UNFINISHED + atMost).body();
    return JsonParser.parseString(instances).getAsJsonArray().size();
  }

  /** Only starts instances. Returns the latencies in nanoseconds, ascending. */
  public long[] start(String orchestrator, int count) {
    return post(number -> "/api/orchestrators/" + orchestrator, count, "");
  }

  /**
   * Sends requests that are answered by 202. Returns the latencies in nanoseconds, ascending.
   *
   * @param path the path of a request by its number
   */
  public long[] post(IntFunction<String> path, int count, String body) {
    long[] latencies = new long[count];
    AtomicInteger next = new AtomicInteger();
    List<CompletableFuture<Void>> callers = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      callers.add(
          CompletableFuture.runAsync(
              () -> call(path, body, next, latencies), task -> new Thread(task).start()));
    }
    callers.forEach(CompletableFuture::join);
    Arrays.sort(latencies);
    return latencies;
  }

  private void call(IntFunction<String> path, String body, AtomicInteger next, long[] latencies) {
    try (Connection connection = new Connection(host)) {
      for (int i; (i = next.getAndIncrement()) < latencies.length; ) {
        long begin = System.nanoTime();
        Connection.Response response = connection.post(path.apply(i), body);
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

package dev.durablesingleton.local.harness;

import dev.durablesingleton.local.harness.Connection.Answer;
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

/** Starts instances from several connections at once and waits until all have ended. */
public final class Load {
  private static final String UNFINISHED =
      "/runtime/webhooks/durabletask/instances?runtimeStatus=Pending,Running&top=1&showInput=false";

  /** How long anything may take. */
  public static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Seldom enough that looking costs the host nothing that counts. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

  private final URI host;
  private final int connections;

  public Load(URI host, int connections) {
    this.host = host;
    this.connections = connections;
  }

  /**
   * What a load came to.
   *
   * @param starts latencies of the starts in nanoseconds, ascending
   * @param starting until the last start was answered
   * @param total until the last instance had ended
   */
  public record Result(long[] starts, Duration starting, Duration total) {

    public double perSecond() {
      return starts.length / (total.toNanos() / 1e9);
    }

    public double startsPerSecond() {
      return starts.length / (starting.toNanos() / 1e9);
    }

    /** A percentile of the start's latency in milliseconds. */
    public double millis(double percent) {
      return starts[(int) Math.min(starts.length - 1, starts.length * percent / 100)] / 1e6;
    }
  }

  /** Runs to the end. */
  public Result run(String orchestrator, int count) throws IOException {
    long begin = System.nanoTime();
    long[] latencies = start(orchestrator, count);
    Duration starting = since(begin);
    try (Connection connection = new Connection(host)) {
      Awaitility.await()
          .atMost(PATIENCE)
          .pollInterval(BETWEEN_LOOKS)
          .until(() -> connection.get(UNFINISHED).body().equals("[]"));
    }
    return new Result(latencies, starting, since(begin));
  }

  /** Starts only; the latencies in nanoseconds, ascending. */
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
        Answer answer = connection.post("/api/orchestrators/" + orchestrator, "");
        latencies[i] = System.nanoTime() - begin;
        if (answer.status() != 202) {
          throw new IllegalStateException(answer.toString());
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

package dev.durablesingleton.local.harness.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.durablesingleton.local.harness.Connection;
import dev.durablesingleton.local.harness.Load;
import dev.durablesingleton.local.harness.app.BenchFunctions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Measures how many signals and calls entities process. */
final class EntityRates {
  private static final String ENTITIES = "/runtime/webhooks/durabletask/entities/BenchCounter";
  private static final Duration POLL_INTERVAL = Duration.ofMillis(10);

  private final URI host;
  private final Load load;
  private int counted;

  EntityRates(URI host, int connections) {
    this.host = host;
    this.load = new Load(host, connections);
  }

  /**
   * Signals entities over HTTP. Returns the signals a second, from the first request until the
   * entities have counted all of them.
   */
  double signals(int count, int entities) throws IOException {
    long begin = System.nanoTime();
    load.post(number -> ENTITIES + "/" + number % entities + "?op=add", count, "1");
    counted += count;
    try (Connection connection = new Connection(host)) {
      Awaitility.await()
          .atMost(Load.TIMEOUT)
          .pollInterval(POLL_INTERVAL)
          .until(() -> sum(connection) == counted);
    }
    return count / ((System.nanoTime() - begin) / 1e9);
  }

  /**
   * Starts orchestrations that call an entity once. Returns the calls a second, from the first
   * start until the last orchestration has ended. The entities must have been signalled before.
   */
  double calls(String orchestrator, int count) throws IOException {
    double rate = load.run(orchestrator, count, BenchFunctions.ENTITIES).perSecond();
    counted += count;
    return rate;
  }

  /** The sum of all counters. */
  private static int sum(Connection connection) throws IOException {
    int sum = 0;
    String entities = connection.get(ENTITIES + "?fetchState=true").body();
    for (JsonElement entity : JsonParser.parseString(entities).getAsJsonArray()) {
      sum += entity.getAsJsonObject().get("state").getAsInt();
    }
    return sum;
  }
}

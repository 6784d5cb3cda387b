package dev.durablesingleton.local.harness.bench;

import com.google.gson.JsonParser;
import dev.durablesingleton.local.harness.Connection;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;

/** Measures one instance at a time on an idle host. */
final class Idle {
  private static final int WARM_UP = 1_000;
  private static final int SAMPLES = 500;

  private final double[] started = new double[SAMPLES];
  private final double[] completed = new double[SAMPLES];

  /** Measures after a warm-up. */
  Idle(URI host, String orchestrator) throws IOException {
    try (Connection connection = new Connection(host)) {
      for (int i = -WARM_UP; i < SAMPLES; i++) {
        sample(connection, orchestrator, i);
      }
    }
    Arrays.sort(started);
    Arrays.sort(completed);
  }

  private void sample(Connection connection, String orchestrator, int i) throws IOException {
    long begin = System.nanoTime();
    String links = connection.post("/api/orchestrators/" + orchestrator, "").body();
    long responded = System.nanoTime();
    URI status =
        URI.create(
            JsonParser.parseString(links).getAsJsonObject().get("statusQueryGetUri").getAsString());
    while (connection.get(status.getRawPath()).status() == 202) {
      Thread.onSpinWait();
    }
    if (i >= 0) {
      started[i] = (responded - begin) / 1e6;
      completed[i] = (System.nanoTime() - begin) / 1e6;
    }
  }

  /** Milliseconds until the response to the start, as a percentile. */
  double started(int percent) {
    return started[SAMPLES * percent / 100];
  }

  /** Milliseconds until the instance was seen completed, as a percentile. */
  double completed(int percent) {
    return completed[SAMPLES * percent / 100];
  }
}

package dev.durablesingleton.local.harness.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.durablesingleton.fixtures.HostProcess;
import dev.durablesingleton.local.harness.HarnessPackage;
import dev.durablesingleton.local.harness.HostClient;
import dev.durablesingleton.local.harness.Load;
import dev.durablesingleton.local.harness.app.BenchFunctions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A host that runs for a long time")
class Soak {
  private static final int COUNT = Integer.getInteger("soak.count", 100_000);
  private static final int STEPS = 10;
  private static final int CONNECTIONS = 16;
  private static final Duration TIMEOUT = Duration.ofMinutes(30);
  private static final System.Logger LOG = System.getLogger(Soak.class.getName());

  /** Sizes after a step. */
  private record Sample(double heapMebibytes, double fileMebibytes) {}

  @Test
  void does_not_grow_in_memory_or_on_disk_with_finished_instances(@TempDir Path folder)
      throws IOException {
    Path functions = HarnessPackage.stage(folder, BenchFunctions.class);
    Path file = folder.resolve("hub.db");
    List<Sample> samples = new ArrayList<>();
    try (HostProcess host = HostProcess.run(HarnessPackage.arguments(functions, file.toString()))) {
      URI address = host.address();
      HostClient client = new HostClient(address);
      client.start("PeriodicCleanup", "cleanup", "{\"interval\": \"PT1S\", \"age\": \"PT5S\"}");
      client.start("BenchGenerations", "eternal", "" + COUNT);
      for (int step = 1; step <= STEPS; step++) {
        new Load(address, CONNECTIONS).start("HelloCities", COUNT / STEPS);
        awaitGeneration(client, COUNT / STEPS * step);
        awaitPurge(client);
        samples.add(new Sample(host.heapMebibytes(), mebibytes(file)));
        LOG.log(
            System.Logger.Level.INFO,
            "{0} of each: {1}",
            COUNT / STEPS * step,
            samples.get(step - 1));
      }
    }
    assertStaysFlat(samples, Sample::heapMebibytes);
    assertStaysFlat(samples, Sample::fileMebibytes);
  }

  private static void assertStaysFlat(List<Sample> samples, ToDoubleFunction<Sample> what) {
    double before = samples.subList(0, STEPS / 2).stream().mapToDouble(what).max().orElseThrow();
    double later = samples.subList(STEPS / 2, STEPS).stream().mapToDouble(what).max().orElseThrow();
    assertThat(later).as("%s", samples).isLessThan(1.2 * before);
  }

  private static void awaitGeneration(HostClient client, int generation) {
    await("generation " + generation)
        .atMost(TIMEOUT)
        .until(() -> client.status("eternal").get("customStatus").getAsInt() <= COUNT - generation);
  }

  private static void awaitPurge(HostClient client) {
    await("the cleanup")
        .atMost(TIMEOUT)
        .until(() -> client.list("runtimeStatus=Pending,Running,Completed").size() <= 2);
  }

  private static double mebibytes(Path file) throws IOException {
    Path log = file.resolveSibling(file.getFileName() + "-wal");
    return (Files.size(file) + Files.size(log)) / 1048576.0;
  }
}

package dev.durablesingleton.local.harness.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import dev.durablesingleton.fixtures.HostProcess;
import dev.durablesingleton.fixtures.PackageBuilder;
import dev.durablesingleton.local.LaunchedFunctions;
import dev.durablesingleton.local.harness.HarnessPackage;
import dev.durablesingleton.local.harness.HostClient;
import dev.durablesingleton.local.harness.app.MixFunctions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A host that function code ends during the calls of 16 callers")
class EndedByFunctionIT {
  private static final System.Logger LOG = System.getLogger(EndedByFunctionIT.class.getName());
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int CALLERS = 16;
  private static final long PAUSE_MILLIS = 100;
  private static final int ACCEPTED = 202;

  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Set<Integer> servedAgain = ConcurrentHashMap.newKeySet();
  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** A full heap may have no memory to report the function, or not even that it is full. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Exit     | The function 'Exit' called System.exit. The host's process ended with exit code 3.
          FillHeap | The host's process ended with exit code
          """)
  void is_replaced_and_nothing_acknowledged_is_lost(
      String function, String sentence, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws Exception {
    Path functions = HarnessPackage.stage(folder, MixFunctions.class);
    PackageBuilder.addFunctions(functions, "launched.jar", LaunchedFunctions.class);
    Map<String, String> environment =
        Map.of(
            "JAVA_OPTS",
            "-Xmx128m",
            "XDG_CACHE_HOME",
            "/dev/null",
            MixFunctions.ACTIVITY_LOG,
            folder.resolve("activities.txt").toString());
    String store = folder.resolve("hub.db").toString();
    try (HostProcess host =
        HostProcess.launch(folder, environment, HarnessPackage.arguments(functions, store))) {
      HostClient client = new HostClient(host.address());
      List<CompletableFuture<Void>> callers = new ArrayList<>();
      for (int caller = 0; caller < CALLERS; caller++) {
        int number = caller;
        callers.add(
            CompletableFuture.runAsync(
                () -> callRepeatedly(client, number), task -> new Thread(task).start()));
      }
      await().atMost(PATIENCE).until(() -> acknowledged.size() >= 2 * CALLERS);

      long before = System.nanoTime();
      client.call(function);
      host.awaitLine(sentence);
      List<String> cause = host.output().stream().filter(line -> line.contains(sentence)).toList();
      ended.set(true);
      await().atMost(PATIENCE).until(() -> !servedAgain.isEmpty());
      Duration pause = Duration.ofNanos(System.nanoTime() - before);
      await().atMost(PATIENCE).until(() -> servedAgain.size() == CALLERS);
      stopped.countDown();
      callers.forEach(CompletableFuture::join);

      LOG.log(
          System.Logger.Level.INFO,
          "{0}: {1} starts acknowledged, {2} calls failed, a start was accepted again {3} ms after"
              + " the call; {4}",
          function,
          acknowledged.size(),
          failed.get(),
          pause.toMillis(),
          cause);
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(completed(client)).containsAll(acknowledged));
      assertThat(host.children()).hasSize(1);
      host.terminate();
      host.exitCode();
    }
  }

  private void callRepeatedly(HostClient client, int caller) {
    for (int call = 0; stopped.getCount() > 0; call++) {
      String id = "start-%d-%d".formatted(caller, call);
      boolean again = ended.get();
      Optional<Integer> status = client.start("HelloCities", id, "null");
      if (status.filter(code -> code == ACCEPTED).isEmpty()) {
        failed.incrementAndGet();
        pause();
      } else {
        acknowledged.add(id);
        if (again) {
          servedAgain.add(caller);
        }
      }
    }
  }

  /** Leaves the processor to the new host. */
  private void pause() {
    try {
      boolean unused = stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Set<String> completed(HostClient client) {
    return client.list("runtimeStatus=Completed").stream()
        .map((JsonObject instance) -> instance.get("instanceId").getAsString())
        .collect(Collectors.toSet());
  }
}

package dev.durablesingleton.local.harness.bench;

import dev.durablesingleton.fixtures.HostProcess;
import dev.durablesingleton.local.harness.Connection;
import dev.durablesingleton.local.harness.HarnessPackage;
import dev.durablesingleton.local.harness.HostClient;
import dev.durablesingleton.local.harness.Load;
import dev.durablesingleton.local.harness.app.BenchFunctions;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Measures latency, throughput and memory of the host. System properties: {@code bench.count}
 * instances for each rate after {@code bench.warm-up} instances, {@code bench.connections} in
 * parallel, {@code bench.waiting} waiting instances, {@code bench.grow} finished instances for the
 * growth test (0 skips it; a million takes minutes), {@code bench.client-transport} as the host's
 * option, {@code bench.jvm} more options for the JVM of hosts without the launcher, {@code
 * bench.folder} for the task hub.
 */
public final class Bench {
  private static final int COUNT = Integer.getInteger("bench.count", 20_000);
  private static final int WARM_UP = Integer.getInteger("bench.warm-up", 100_000);
  private static final int CONNECTIONS = Integer.getInteger("bench.connections", 64);
  private static final int WAITING = Integer.getInteger("bench.waiting", 100_000);
  private static final int GROW = Integer.getInteger("bench.grow", 0);
  private static final String CLIENT_TRANSPORT =
      System.getProperty("bench.client-transport", "in-process");

  /** As the launcher starts a host, but with verified code, which makes no difference later. */
  private static final List<String> JVM =
      List.of("-XX:+UseSerialGC", "-XX:NewSize=16m", "-XX:SurvivorRatio=2", "-XX:TLABSize=64k");

  private static final String MORE_JVM = System.getProperty("bench.jvm", "");
  private static final int GROWTH_STEPS = 10;
  private static final int STARTS_OF_A_PROCESS = 5;
  private static final int TURNS = 2_500;
  private static final int WINDOW = 100;
  private static final String SMALL_HEAP = "-Xmx512m";

  private final Path folder;
  private final PrintStream out;
  private final Path functions;
  private int hubs;

  private Bench(Path folder, PrintStream out) throws IOException {
    this.folder = folder;
    this.out = out;
    functions = HarnessPackage.stage(folder, BenchFunctions.class);
  }

  /** Runs all measurements. */
  public static void main(String[] args) throws IOException {
    Path parent = Path.of(System.getProperty("bench.folder", "target"));
    Path folder = Files.createTempDirectory(parent, "bench");
    try {
      new Bench(folder, System.out).run();
    } finally {
      delete(folder);
    }
  }

  private void run() throws IOException {
    out.println(Machine.describe(folder));
    out.println();
    processStart();
    latenciesAndRates();
    entities();
    longHistory();
    waitingInstances();
    if (GROW > 0) {
      growth();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void processStart() throws IOException {
    Path cache = Files.createDirectory(folder.resolve("cache"));
    Table table = new Table("process start to the first 202", "s");
    HostProcess first = launched(cache);
    table.row("with the launcher, first ever", secondsToStart(first));
    Awaitility.await().atMost(Load.TIMEOUT).until(() -> hasArchive(cache));
    first.close();
    table.row("with the launcher, later", medianStart(() -> launched(cache)));
    table.row("one JVM without an archive", medianStart(() -> host(newHub())));
    out.println(table);
  }

  private HostProcess launched(Path cache) {
    return HostProcess.launch(
        folder,
        Map.of("XDG_CACHE_HOME", cache.toString()),
        HarnessPackage.arguments(functions, newHub()));
  }

  /** The host before, which was killed, may still have its own hub. */
  private String newHub() {
    hubs++;
    return file("start-" + hubs);
  }

  private static boolean hasArchive(Path cache) throws IOException {
    try (Stream<Path> files = Files.walk(cache)) {
      return files.anyMatch(file -> file.endsWith("classes.jsa") && isPublished(file));
    }
  }

  /** A training writes it in a folder of its own below that of the archive. */
  private static boolean isPublished(Path classes) {
    return Files.exists(classes.resolveSibling("durable-local.jar"));
  }

  private static double medianStart(Supplier<HostProcess> start) throws IOException {
    double[] seconds = new double[STARTS_OF_A_PROCESS];
    for (int i = 0; i < STARTS_OF_A_PROCESS; i++) {
      try (HostProcess host = start.get()) {
        seconds[i] = secondsToStart(host);
      }
    }
    Arrays.sort(seconds);
    return seconds[STARTS_OF_A_PROCESS / 2];
  }

  /** Seconds from the creation of the process to its first 202. */
  private static double secondsToStart(HostProcess host) throws IOException {
    try (Connection connection = new Connection(host.address())) {
      connection.post("/api/orchestrators/HelloCities", "");
      return (System.nanoTime() - host.startedAt()) / 1e9;
    }
  }

  private void latenciesAndRates() throws IOException {
    Table idle =
        new Table("idle, HelloCities", "start p50 ms", "p99 ms", "completed p50 ms", "p99 ms");
    Table rates =
        new Table(
            CONNECTIONS + " connections",
            "instances",
            "start to finish /s",
            "starts /s",
            "start p50 ms",
            "p99 ms");
    for (String store : List.of(file("rates"), "memory")) {
      String kind = store.equals("memory") ? "memory" : "durable";
      try (HostProcess host = host(store)) {
        URI address = host.address();
        Load load = new Load(address, CONNECTIONS);
        warmUp(load);
        Idle one = new Idle(address, "HelloCities");
        idle.row(kind, one.started(50), one.started(99), one.completed(50), one.completed(99));
        rate(rates, kind + ", HelloCities", load, "HelloCities", COUNT);
        rate(rates, kind + ", no activity", load, "BenchNone", COUNT);
        rate(rates, kind + ", fan-out of 100", load, "BenchFan", COUNT / 50);
      }
    }
    out.println(idle);
    out.println(rates);
  }

  /** Runs until the JVM has compiled the hot code, a minute or more on two cores. */
  private static void warmUp(Load load) throws IOException {
    load.run("HelloCities", WARM_UP / 2);
    load.run("BenchNone", WARM_UP / 2);
  }

  private static void rate(Table table, String title, Load load, String orchestrator, int count)
      throws IOException {
    Load.Result result = load.run(orchestrator, count);
    table.row(
        title,
        count,
        result.perSecond(),
        result.startsPerSecond(),
        result.millis(50),
        result.millis(99));
  }

  private void entities() throws IOException {
    Table table = new Table("entities", "signals /s", "calls /s, an orchestration for each");
    try (HostProcess host = host(file("entities"))) {
      EntityRates rates = new EntityRates(host.address(), CONNECTIONS);
      rates.signals(WARM_UP / 2, BenchFunctions.ENTITIES);
      rates.calls("BenchCallMany", WARM_UP / 2);
      table.row(
          BenchFunctions.ENTITIES,
          rates.signals(COUNT, BenchFunctions.ENTITIES),
          rates.calls("BenchCallMany", COUNT));
      table.row(1, rates.signals(COUNT, 1), rates.calls("BenchCallOne", COUNT));
    }
    out.println(table);
  }

  private void longHistory() {
    Table table = new Table("history of … events", "host, ms per turn", "SDK's replay alone, ms");
    try (HostProcess host = host(file("history"))) {
      HostClient client = new HostClient(host.address());
      Optional<Integer> started = client.start("BenchChain", "chain", "" + (TURNS + WINDOW));
      if (!started.equals(Optional.of(202))) {
        throw new IllegalStateException("Unexpected response to the start: " + started);
      }
      Awaitility.await()
          .atMost(Load.TIMEOUT)
          .until(
              () -> client.status("chain").get("runtimeStatus").getAsString().equals("Completed"));
      for (int turns : new int[] {WINDOW, TURNS / 4, TURNS / 2, TURNS - WINDOW}) {
        table.row(
            turns * LongHistory.EVENTS_PER_TURN,
            LongHistory.millisPerTurn(client.status("chain?showHistory=true"), turns, WINDOW),
            LongHistory.replayMillis(turns));
      }
    }
    out.println(table);
  }

  private void waitingInstances() throws IOException {
    Table table = new Table("waiting instances", "heap after a full collection, MiB");
    try (HostProcess host = host(file("waiting"), SMALL_HEAP)) {
      URI address = host.address();
      new Load(address, CONNECTIONS).run("BenchNone", 1_000);
      table.row(0, host.heapMebibytes());
      new Load(address, CONNECTIONS).start("BenchWait", WAITING);
      table.row(WAITING, host.heapMebibytes());
    }
    try (HostProcess host = host(file("waiting"), SMALL_HEAP)) {
      host.address();
      table.row(WAITING + ", after a restart", host.heapMebibytes());
    }
    out.println(table);
  }

  private void growth() throws IOException {
    Table table = new Table("finished instances", "start to finish /s, no activity", "file, MiB");
    Path file = Path.of(file("growth"));
    try (HostProcess host = host(file.toString())) {
      Load load = new Load(host.address(), CONNECTIONS);
      load.run("BenchNone", COUNT);
      for (int step = 0; step < GROWTH_STEPS; step++) {
        Load.Result result = load.run("BenchNone", GROW / GROWTH_STEPS);
        table.row(
            COUNT + (step + 1) * (GROW / GROWTH_STEPS),
            result.perSecond(),
            Files.size(file) / 1048576.0);
      }
    }
    out.println(table);
  }

  private HostProcess host(String store, String... more) {
    return HostProcess.run(
        Stream.of(JVM.stream(), Stream.of(MORE_JVM.split(" ")), Stream.of(more))
            .flatMap(Function.identity())
            .filter(option -> !option.isEmpty())
            .toList(),
        Map.of(),
        HarnessPackage.arguments(functions, store, "--client-transport=" + CLIENT_TRANSPORT));
  }

  private String file(String name) {
    return folder.resolve(name + ".db").toString();
  }
}

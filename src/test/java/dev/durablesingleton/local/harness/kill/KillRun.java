package dev.durablesingleton.local.harness.kill;

import static org.awaitility.Awaitility.await;

import dev.durablesingleton.fixtures.HostProcess;
import dev.durablesingleton.local.harness.HarnessPackage;
import dev.durablesingleton.local.harness.HostClient;
import dev.durablesingleton.local.harness.app.MixFunctions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A sequence of hosts on one file, each killed while callers use it. */
final class KillRun {
  private static final int CALLERS = 3;
  private static final int EARLY_KILLS_PERCENT = 10;
  private static final int EARLY_MILLIS = 1_000;
  private static final int LATE_MILLIS = 30;

  /** Options for a fast start; the JVM does not live long enough for other compilers to pay off. */
  private static final List<String> JVM = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private final Path functions;
  private final Path activityLog;
  private final Path store;
  private final Victim victim;
  private final Random random;
  private final Ledger ledger = new Ledger();
  private final AtomicInteger counter = new AtomicInteger();

  KillRun(Path folder, Victim victim, long seed) throws IOException {
    this.victim = victim;
    functions = HarnessPackage.stage(folder, MixFunctions.class);
    activityLog = Files.createFile(folder.resolve("activities.txt"));
    store = folder.resolve("hub.db");
    random = new Random(seed);
  }

  /** Starts a host on the file, whose functions reach the task hub in either way. */
  HostProcess host() {
    String[] arguments =
        HarnessPackage.arguments(
            functions,
            store.toString(),
            "--client-transport=" + (random.nextBoolean() ? "in-process" : "port"));
    if (victim == Victim.HOST) {
      return HostProcess.run(
          JVM, Map.of(MixFunctions.ACTIVITY_LOG, activityLog.toString()), arguments);
    }
    // A cache folder that cannot be created, since these hosts end before an archive is of use.
    return HostProcess.launch(
        functions,
        Map.of(
            MixFunctions.ACTIVITY_LOG,
            activityLog.toString(),
            "XDG_CACHE_HOME",
            activityLog.toString()),
        arguments);
  }

  /** Starts and kills one host: a few before they are ready, all others during calls. */
  void kill(int round) throws InterruptedException {
    HostProcess host = host();
    try {
      if (random.nextInt(100) < EARLY_KILLS_PERCENT) {
        host.live(Duration.ofMillis(random.nextInt(EARLY_MILLIS)));
        if (victim != Victim.HOST) {
          // Nothing can be lost before, and the end would not wait for a child that starts then.
          await().until(() -> !host.children().isEmpty());
        }
        return;
      }
      HostClient client = new HostClient(host.address());
      CountDownLatch calls = new CountDownLatch(random.nextInt(CALLERS * Caller.CALLS));
      List<CompletableFuture<Void>> callers = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        Random own = new Random(random.nextLong());
        Caller caller = new Caller(client, ledger, counter, own, round);
        callers.add(
            CompletableFuture.runAsync(() -> caller.run(calls), task -> new Thread(task).start()));
      }
      calls.await();
      host.live(Duration.ofMillis(random.nextInt(LATE_MILLIS)));
      victim.kill(host);
      callers.forEach(CompletableFuture::join);
    } finally {
      end(host);
    }
  }

  /** Also of a host that does not serve yet. */
  private static void end(HostProcess host) throws InterruptedException {
    Victim.LAUNCHER.kill(host);
  }

  Ledger ledger() {
    return ledger;
  }

  Path store() {
    return store;
  }

  /** The lines of the activities: instance ID and token of the start. */
  List<String> activities() throws IOException {
    return Files.readAllLines(activityLog);
  }
}

package dev.durablesingleton.local.harness.kill;

import com.google.gson.JsonObject;
import dev.durablesingleton.fixtures.HostProcess;
import dev.durablesingleton.local.harness.HostClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A host that is killed repeatedly")
class KillIT {
  private static final System.Logger LOG = System.getLogger(KillIT.class.getName());

  @Test
  void keeps_what_it_acknowledged_and_does_nothing_partially(
      @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws IOException, InterruptedException {
    check(folder, Victim.HOST, Integer.getInteger("kills", 10));
  }

  static void check(Path folder, Victim victim, int kills)
      throws IOException, InterruptedException {
    long seed = Long.getLong("seed", ThreadLocalRandom.current().nextLong());
    LOG.log(System.Logger.Level.INFO, "{0} kills; repeat with -Dseed={1}", kills, "" + seed);
    KillRun run = new KillRun(folder, victim, seed);
    for (int round = 1; round <= kills; round++) {
      run.kill(round);
    }
    Verdict verdict = new Verdict(run.ledger());
    try (HostProcess host = run.host()) {
      HostClient client = new HostClient(host.address());
      new Finish(client, run.ledger()).run();
      List<JsonObject> instances = client.list("");
      verdict.onInstances(instances);
      // An entity that applies its last requests has none in its queue.
      Awaitility.await().untilAsserted(() -> verdict.onCounters(instances, client::counter));
      host.terminate();
      host.exitCode();
    }
    verdict.onActivities(run.activities());
    verdict.onStore(run.store());
  }
}

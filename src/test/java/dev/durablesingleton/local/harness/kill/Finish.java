package dev.durablesingleton.local.harness.kill;

import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import dev.durablesingleton.local.harness.HostClient;
import dev.durablesingleton.local.harness.app.MixFunctions;
import java.time.Duration;
import java.util.List;

/** Completes all instances that the kills left unfinished. */
final class Finish {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final HostClient host;
  private final Ledger ledger;

  Finish(HostClient host, Ledger ledger) {
    this.host = host;
    this.ledger = ledger;
  }

  void run() {
    ledger.terminated().forEach(id -> await(id).atMost(TIMEOUT).until(() -> has(id, "Terminated")));
    for (JsonObject instance : unfinished()) {
      String id = instance.get("instanceId").getAsString();
      switch (instance.get("name").getAsString()) {
        case "MixWait" -> host.command(id, "terminate");
        case "MixCollect", "MixGather" -> endCollector(id);
        default -> {}
      }
    }
    await("no instance is stuck").atMost(TIMEOUT).until(this::unfinished, List::isEmpty);
  }

  private void endCollector(String id) {
    // A suspend that the last host accepted may still be pending; after this one, resume is final.
    host.command(id, "suspend");
    await(id).atMost(TIMEOUT).until(() -> has(id, "Suspended"));
    host.command(id, "resume");
    host.raise(id, "number", "" + MixFunctions.END);
  }

  private boolean has(String id, String status) {
    return host.status(id).get("runtimeStatus").getAsString().equals(status);
  }

  /** Entities are running instances forever; these have requests to run. */
  private List<JsonObject> unfinished() {
    return host
        .list("runtimeStatus=Pending,Running,Suspended,ContinuedAsNew&showInput=false")
        .stream()
        .filter(instance -> !isIdleEntity(instance))
        .toList();
  }

  private static boolean isIdleEntity(JsonObject instance) {
    return instance.get("instanceId").getAsString().startsWith("@")
        && !instance.getAsJsonObject("customStatus").has("queueSize")
        && !instance.getAsJsonObject("customStatus").has("lockedBy");
  }
}

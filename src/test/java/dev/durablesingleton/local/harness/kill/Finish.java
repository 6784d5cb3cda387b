package dev.durablesingleton.local.harness.kill;

import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import dev.durablesingleton.local.harness.HostClient;
import dev.durablesingleton.local.harness.app.MixFunctions;
import java.time.Duration;
import java.util.List;

/** Lets everything that the kills left unfinished come to its end. */
final class Finish {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HostClient host;
  private final Ledger ledger;

  Finish(HostClient host, Ledger ledger) {
    this.host = host;
    this.ledger = ledger;
  }

  void run() {
    ledger
        .terminated()
        .forEach(id -> await(id).atMost(PATIENCE).until(() -> has(id, "Terminated")));
    for (JsonObject instance : unfinished()) {
      String id = instance.get("instanceId").getAsString();
      switch (instance.get("name").getAsString()) {
        case "MixWait" -> host.signal(id, "terminate");
        case "MixCollect", "MixGather" -> endCollector(id);
        default -> {}
      }
    }
    await("no instance is stuck").atMost(PATIENCE).until(this::unfinished, List::isEmpty);
  }

  private void endCollector(String id) {
    // A suspend that the last host took may be under way still; resumed is what stays resumed.
    host.signal(id, "suspend");
    await(id).atMost(PATIENCE).until(() -> has(id, "Suspended"));
    host.signal(id, "resume");
    host.raise(id, "number", "" + MixFunctions.END);
  }

  private boolean has(String id, String status) {
    return host.status(id).get("runtimeStatus").getAsString().equals(status);
  }

  private List<JsonObject> unfinished() {
    return host.list("runtimeStatus=Pending,Running,Suspended,ContinuedAsNew&showInput=false");
  }
}

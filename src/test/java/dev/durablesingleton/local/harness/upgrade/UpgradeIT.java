package dev.durablesingleton.local.harness.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A task hub's file of an earlier version")
class UpgradeIT {

  /** Outputs of the unfinished instances in the file, after they received their events. */
  private static final Map<String, String> OUTPUTS =
      Map.of(
          "rewound", "\"\\\"rewound\\\" is well, now\"",
          "stuck", "\"\\\"stuck\\\" is well, now\"",
          "failed", "\"\\\"failed\\\" is well, now\"",
          "waiting", "\"got now\"",
          "parent", "\"child got now\"",
          "timer", "\"rung\"",
          "suspended", "\"got early\"",
          "working", "\"\\\"work\\\" is well\"");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = 1)
  void is_opened_its_instances_complete_and_it_is_opened_again(int version) throws Exception {
    Path functions = UpgradeHub.stage(Files.createDirectory(folder.resolve("functions")));
    Path file = copy(version);
    try (UpgradeHub hub = new UpgradeHub(functions, file, "")) {
      assertShowsEarlierResults(hub);
      completeInstances(hub);
      assertCompleted(hub);
      hub.stop();
    }
    try (UpgradeHub hub = new UpgradeHub(functions, file, "")) {
      assertCompleted(hub);
      assertThat(hub.status("long-timer").get("runtimeStatus").getAsString()).isEqualTo("Running");
      hub.stop();
    }
  }

  private static void assertShowsEarlierResults(UpgradeHub hub) {
    assertThat(hub.status("completed").get("output").getAsString()).isEqualTo("\"done\" is well");
    assertThat(hub.status("terminated").get("output").getAsString()).isEqualTo("enough");
    assertThat(hub.status("failed").toString()).contains("\\\"failed\\\" is broken");
    assertThat(hub.status("suspended").get("output").getAsString()).isEqualTo("maintenance");
    assertThat(hub.status("parent:child").get("parentInstanceId").getAsString())
        .isEqualTo("parent");
    assertThat(hub.status("rewound").toString())
        .contains("{\"Data\":\"repaired\",\"EventType\":\"GenericEvent\"");
  }

  private static void completeInstances(UpgradeHub hub) {
    hub.await("stuck", status -> status.toString().contains("is well"));
    assertThat(hub.status("stuck").toString())
        .contains("{\"Data\":\"again\",\"EventType\":\"GenericEvent\"");
    hub.signal("failed", "rewind", "once");
    hub.await("failed", status -> status.toString().contains("is well"));
    for (String id : new String[] {"rewound", "stuck", "failed", "waiting", "parent:child"}) {
      hub.raise(id, "\"now\"");
    }
    hub.signal("suspended", "resume", "done");
    int generation = generation(hub.status("eternal"));
    hub.await("eternal", status -> generation(status) > generation + 1);
    hub.signal("eternal", "terminate", "enough");
  }

  private static void assertCompleted(UpgradeHub hub) {
    OUTPUTS.forEach(
        (id, output) ->
            assertThat(hub.awaitStatus(id, "Completed").get("output").toString())
                .as(id)
                .isEqualTo(output));
    hub.awaitStatus("eternal", "Terminated");
  }

  private static int generation(JsonObject status) {
    return status.get("customStatus").getAsInt();
  }

  private Path copy(int version) throws IOException {
    Path file = folder.resolve("hub.db");
    try (InputStream saved = getClass().getResourceAsStream("/hubs/schema-" + version + ".db")) {
      Files.copy(saved, file);
    }
    return file;
  }
}

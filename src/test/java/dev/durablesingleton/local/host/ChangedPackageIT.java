package dev.durablesingleton.local.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.durablesingleton.fixtures.HostProcess;
import dev.durablesingleton.fixtures.Http;
import dev.durablesingleton.fixtures.PackageBuilder;
import dev.durablesingleton.local.functionapp.AnnotatedFunctions;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.functionapp.FunctionsPackage;
import dev.durablesingleton.local.functionapp.StagedPackage;
import dev.durablesingleton.local.log.HostLog;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A package whose code breaks the replay of two of three running instances")
class ChangedPackageIT {

  private static final String API = "/runtime/webhooks/durabletask/";
  private static final String DIFFERENCE =
      "First it scheduled activity 'Charge'; on replay it schedules activity 'Check' (action 0).";

  @TempDir Path folder;
  private Path before;
  private Path after;
  private LocalHost host;
  private Http http;

  @BeforeEach
  void stage() throws Exception {
    before = stage("before", OrderFunctions.class);
    after = stage("after", ChangedOrderFunctions.class);
  }

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void is_found_by_the_check_and_lets_both_wait_until_the_change_is_taken_back() throws Exception {
    start(before);
    List.of("Order/order-1", "Order/order-2", "Mail/mail-1")
        .forEach(path -> http.send("POST", API + "orchestrators/" + path, "null"));
    for (String id : List.of("order-1", "order-2", "mail-1")) {
      awaitStatus(id, "\"TaskCompleted\"");
    }

    // The host has the file open.
    assertChecked(before, 0, "This code can continue all 3 unfinished instances of ");
    assertChecked(
        after,
        1,
        "Instance 'order-1' of 'Order' cannot be continued. " + DIFFERENCE,
        "Instance 'order-2' of 'Order' cannot be continued. " + DIFFERENCE,
        "This code cannot continue 2 of 3 unfinished instances of ");

    restart(after);
    List.of("order-1", "order-2", "mail-1").forEach(this::ship);
    awaitStatus("mail-1", "\"Completed\"");
    for (String id : List.of("order-1", "order-2")) {
      JsonObject waiting = awaitStatus(id, "reasonToWait");
      assertThat(waiting.get("runtimeStatus").getAsString()).isEqualTo("Running");
      assertThat(waiting.get("reasonToWait").getAsString())
          .isEqualTo(
              "The instance waits, because the package's code cannot continue it. " + DIFFERENCE);
    }

    restart(before);
    assertThat(awaitStatus("order-1", "\"Completed\"").has("reasonToWait")).isFalse();
    awaitStatus("order-2", "\"Completed\"");
  }

  private void restart(Path functions) throws Exception {
    host.close();
    start(functions);
  }

  private void start(Path functions) throws Exception {
    host =
        LocalHost.start(
            HostOptions.inMemory(functions).withFile(folder.resolve("hub.db")),
            FunctionsPackage.open(functions),
            HostLog.none());
    http = new Http(host.port());
  }

  private void assertChecked(Path functions, int exitCode, String... beginnings) throws Exception {
    String file = folder.resolve("hub.db").toString();
    try (HostProcess check = HostProcess.run("--check", "--store", file, functions.toString())) {
      assertThat(check.exitCode()).as(check.errors().toString()).isEqualTo(exitCode);
      List<String> lines = check.output();
      assertThat(lines).hasSameSizeAs(beginnings);
      for (int i = 0; i < beginnings.length; i++) {
        assertThat(lines.get(i)).startsWith(beginnings[i]);
      }
    }
  }

  private void ship(String id) {
    http.send(
        "POST",
        API + "instances/" + id + "/raiseEvent/shipped",
        "null",
        "Content-Type",
        "application/json");
  }

  private JsonObject awaitStatus(String id, String part) {
    String path = API + "instances/" + id + "?showHistory=true&showReasonToWait=true";
    String document =
        await()
            .until(() -> http.send("GET", path, (String) null).body(), text -> text.contains(part));
    return JsonParser.parseString(document).getAsJsonObject();
  }

  private Path stage(String name, Class<?> functions) throws Exception {
    Path staged = folder.resolve(name);
    StagedPackage built =
        StagedPackage.in(staged).jar("app.jar", StagedPackage.entriesOf(functions));
    for (FunctionMetadata function : AnnotatedFunctions.of("../app.jar", functions)) {
      built.function(function.name(), function.config().toString());
    }
    PackageBuilder.addLibraries(staged);
    return staged;
  }
}

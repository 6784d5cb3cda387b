package dev.durablesingleton.local;

import static dev.durablesingleton.fixtures.HostedApp.FOLDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.durablesingleton.fixtures.Http;
import dev.durablesingleton.local.functionapp.AnnotatedFunctions;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.functionapp.FunctionsPackage;
import dev.durablesingleton.local.functionapp.StagedPackage;
import dev.durablesingleton.local.host.HostOptions;
import dev.durablesingleton.local.host.LocalHost;
import dev.durablesingleton.local.log.HostLog;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A setting of host.json")
class HostSettingsIT {

  private static final String START =
      "/runtime/webhooks/durabletask/orchestrators/%s/a?timeout=60&pollingInterval=1";

  @TempDir Path folder;
  private final Queue<String> logged = new ConcurrentLinkedQueue<>();
  private final HostLog log = (level, category, message, failure) -> logged.add(message);
  private LocalHost host;
  private Http http;

  @BeforeEach
  void start() throws Exception {
    StagedPackage staged =
        StagedPackage.in(folder)
            .jar("app.jar", StagedPackage.entriesOf(LimitedFunctions.class))
            .file(
                "host.json",
                """
                {"version": "2.0", "extensionBundle": {}, "functionTimeout": "00:00:01",
                 "watchDirectories": ["x"],
                 "extensions": {
                   "http": {"routePrefix": "fun"},
                   "durableTask": {"hubName": "Limits", "maxConcurrentActivityFunctions": 3}}}
                """);
    for (FunctionMetadata function : AnnotatedFunctions.of("../app.jar", LimitedFunctions.class)) {
      staged.function(function.name(), function.config().toString());
    }
    copyLibraries();
    FunctionsPackage functions = staged.open();
    host = LocalHost.start(HostOptions.inMemory(folder), functions, log);
    http = new Http(host.port());
  }

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void limits_concurrent_activities() {
    assertThat(ask("POST", START.formatted("FanOut")).body()).isEqualTo("3");
  }

  @Test
  void names_the_hub_in_management_links() {
    HttpResponse<String> started =
        ask("POST", "/runtime/webhooks/durabletask/orchestrators/FanOut/b");
    JsonObject links = JsonParser.parseString(started.body()).getAsJsonObject();

    assertThat(links.get("statusQueryGetUri").getAsString()).contains("taskHub=Limits&");
    assertThat(ask("GET", links.get("statusQueryGetUri").getAsString()).statusCode())
        .isIn(200, 202);
  }

  @Test
  void sets_the_route_prefix_and_the_timeout_of_calls() {
    HttpResponse<String> answer = ask("GET", "/fun/stuck");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).isEmpty();
    await()
        .until(
            () ->
                logged.stream()
                    .anyMatch(
                        line ->
                            line.startsWith(
                                "Timeout value of 00:00:01 exceeded by function"
                                    + " 'Functions.Stuck'")));
  }

  @Test
  void reruns_an_activity_that_timed_out() {
    assertThat(ask("POST", START.formatted("Retry")).body()).isEqualTo("\"again\"");
  }

  @Test
  void is_reported_if_it_has_no_effect() {
    assertThat(logged)
        .contains("The setting 'watchDirectories' of host.json has no effect on this host.");
  }

  private HttpResponse<String> ask(String method, String target) {
    return http.send(method, target, HttpRequest.BodyPublishers.noBody());
  }

  private void copyLibraries() throws Exception {
    Path target = Files.createDirectory(folder.resolve("lib"));
    try (DirectoryStream<Path> libraries =
        Files.newDirectoryStream(FOLDER.resolve("lib"), "*.jar")) {
      for (Path library : libraries) {
        Files.copy(library, target.resolve(library.getFileName()));
      }
    }
  }
}

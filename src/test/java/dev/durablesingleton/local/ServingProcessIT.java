package dev.durablesingleton.local;

import static dev.durablesingleton.fixtures.HostedApp.FOLDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.fixtures.HostProcess;
import dev.durablesingleton.fixtures.Http;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The jar")
class ServingProcessIT {

  @TempDir Path folder;

  @Test
  void prints_its_options_and_its_version() throws Exception {
    try (HostProcess help = HostProcess.run("--help");
        HostProcess version = HostProcess.run("--version")) {
      assertThat(help.exitCode()).isZero();
      assertThat(help.output().get(0)).startsWith("Usage: durable-local ");
      assertThat(help.output()).anyMatch(line -> line.contains("--port=N"));
      assertThat(version.exitCode()).isZero();
      assertThat(version.output()).hasSize(1);
      assertThat(version.output().get(0)).matches("durable-local \\d\\S*");
    }
  }

  @Test
  void lists_every_function_with_its_url_or_trigger_and_prints_nothing_else() throws Exception {
    try (HostProcess process = HostProcess.run("--port", "0", "--store", "memory", app())) {
      int port = process.port();
      process.awaitLine("For detailed output, run with --verbose.");

      String api = "http://localhost:" + port + "/api/";
      String routes = "[POST] " + api + "orchestrators/{functionName}";
      assertThat(process.output())
          // The timer of the keeper may run meanwhile.
          .filteredOn(line -> !line.isEmpty() && !line.matches("\\[.*KeepSingletons.*"))
          // A package that was built for the Durable Task Scheduler names its storage provider.
          .filteredOn(line -> !line.contains(".storageProvider.type' of host.json has no effect"))
          .containsExactly(
              "Functions:",
              "\tHttpStart: " + routes,
              "\tHttpStartSingle: " + routes + "/{instanceId}",
              "\tSingletonsAction: [POST] " + api + "singletons/actions/{action}",
              "\tSingletonsApp: [GET] " + api + "singletons/app",
              "\tSingletonsAssets: [GET] " + api + "singletons/assets/{name}",
              "\tSingletonsCounts: [GET] " + api + "singletons/counts",
              "\tSingletonsHistory: [GET] " + api + "singletons/history",
              "\tSingletonsInstance: [GET] " + api + "singletons/instance",
              "\tSingletonsList: [GET] " + api + "singletons/instances",
              "\tSingletonsOrchestrators: [GET] " + api + "singletons/orchestrators",
              "\tSingletonsPage: [GET] " + api + "singletons",
              "\tActivateDevice: activityTrigger",
              "\tHelloCities: orchestrationTrigger",
              "\tKeepSingletons: timerTrigger",
              "\tPeriodicCleanup: orchestrationTrigger",
              "\tProvisionDevice: orchestrationTrigger",
              "\tProvisionFleet: orchestrationTrigger",
              "\tPurgeFinished: activityTrigger",
              "\tRegisterDevice: activityTrigger",
              "\tSayHello: activityTrigger",
              "For detailed output, run with --verbose.");
      assertThat(process.errors()).isEmpty();
    }
  }

  @Test
  void logs_a_call_as_func_does_and_ends_silently() throws Exception {
    try (HostProcess process = HostProcess.run("--port", "0", "--store", "memory", app())) {
      Http http = process.http();

      assertThat(start(http, "logged", "?wait=60")).isEqualTo(200);

      process.awaitLine("Executing 'Functions.HttpStartSingle' (Reason='");
      process.awaitLine("] Started orchestration with ID = 'logged'.");
      process.awaitLine("Executed 'Functions.HttpStartSingle' (Succeeded, Id=");
      process.terminate();
      assertThat(process.exitCode()).isEqualTo(143);
      assertThat(process.errors()).isEmpty();
    }
  }

  @Test
  void keeps_instances_across_runs_until_it_starts_with_clean() throws Exception {
    String hub = folder.resolve("hub.db").toString();
    try (HostProcess first = HostProcess.run("--port", "0", "--store", hub, app())) {
      assertThat(start(first.http(), "kept", "?wait=60")).isEqualTo(200);
      first.terminate();
      assertThat(first.exitCode()).isEqualTo(143);
    }
    try (HostProcess second = HostProcess.run("--port", "0", "--store", hub, app())) {
      assertThat(start(second.http(), "kept", "")).isEqualTo(409);
    }
    try (HostProcess third = HostProcess.run("--port", "0", "--store", hub, "--clean", app())) {
      assertThat(start(third.http(), "kept", "")).isEqualTo(202);
    }
  }

  @Test
  void passes_app_settings_to_functions() throws Exception {
    Map<String, String> settings = Map.of("SINGLETON_REUSE", "finished");
    try (HostProcess process =
        HostProcess.run(settings, "--port", "0", "--store", "memory", app())) {
      Http http = process.http();

      assertThat(start(http, "reused", "?wait=60")).isEqualTo(200);
      assertThat(start(http, "reused", "?wait=60")).isEqualTo(200);
      assertThat(start(http, "reused", "?reuse=never")).isEqualTo(409);
    }
  }

  private static int start(Http http, String id, String query) {
    return http.send("POST", "/api/orchestrators/HelloCities/" + id + query, "").statusCode();
  }

  private static String app() {
    return FOLDER.toString();
  }
}

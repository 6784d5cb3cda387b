package dev.durablesingleton.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.durablesingleton.fixtures.HostProcess;
import dev.durablesingleton.fixtures.Http;
import dev.durablesingleton.local.functionapp.AnnotatedFunctions;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.functionapp.StagedPackage;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A host that the launcher runs")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "uses sh and SIGTERM")
class LauncherIT {

  @TempDir private Path folder;

  @BeforeEach
  void stage() {
    StagedPackage staged =
        StagedPackage.in(folder.resolve("app"))
            .jar("app.jar", StagedPackage.entriesOf(LaunchedFunctions.class))
            .file(
                "local.settings.json",
                """
                {"IsEncrypted": false, // as for func
                 "Values": {"GREETING": "Good morning", "FLAG": "on",
                            "JAVA_OPTS": "-Dmy.flag=off -Xmx64m",
                            "languageWorkers__java__arguments": "-Dmy.flag=%FLAG%",}}
                """);
    for (FunctionMetadata function : AnnotatedFunctions.of("../app.jar", LaunchedFunctions.class)) {
      staged.function(function.name(), function.config().toString());
    }
  }

  @Test
  void is_made_for_the_app_and_started_again_when_function_code_ends_it_or_the_package_changes()
      throws Exception {
    try (HostProcess host = launch("--store", "hub.db", "--debug=0", "app")) {
      host.awaitLine("Listening for transport dt_socket at address: ");
      Http http = host.http();
      assertThat(http.send("GET", "/api/Process", (String) null).body())
          .isEqualTo(folder.resolve("app").toRealPath() + "|on|Good morning");
      assertThat(folder.resolve("hub.db")).exists();

      exit(http);

      host.awaitLine(
          "The function 'Exit' called System.exit. The host's process ended with exit code 3. A new"
              + " one continues with the same task hub.");
      await().until(() -> answers(http));

      Files.delete(folder.resolve("app/Process/function.json"));
      StagedPackage.at(folder.resolve("app"))
          .jar("app.jar", StagedPackage.entriesOf(LaunchedFunctions.class));

      host.awaitLine("The package has changed: a new host serves it after ");
      // A change may be seen in two parts, and then a second host follows.
      await()
          .ignoreExceptionsInstanceOf(UncheckedIOException.class)
          .until(() -> http.send("GET", "/api/Process", (String) null).statusCode() == 404);
      List<ProcessHandle> children = host.children();
      host.terminate();
      assertThat(host.exitCode()).isEqualTo(143);
      assertThat(children).isNotEmpty();
      await().until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
      assertThat(host.errors()).isEmpty();
    }
  }

  @Test
  void ends_with_a_launcher_that_is_killed() {
    List<ProcessHandle> children;
    try (HostProcess host = launch("--store", "memory", "app")) {
      host.port();
      children = host.children();
    }
    assertThat(children).isNotEmpty();
    await().until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
  }

  private HostProcess launch(String... arguments) {
    List<String> all = new ArrayList<>(List.of("--port", "0"));
    all.addAll(List.of(arguments));
    return HostProcess.launch(
        folder,
        Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString()),
        all.toArray(String[]::new));
  }

  private static void exit(Http http) {
    try {
      http.send("POST", "/api/Exit", "");
    } catch (UncheckedIOException e) {
      // The connection is cut.
    }
  }

  private static boolean answers(Http http) {
    try {
      return http.send("GET", "/admin/host/ping", (String) null).statusCode() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }
}

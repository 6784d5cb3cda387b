package dev.durablesingleton.local.harness.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.durablesingleton.fixtures.HostProcess;
import dev.durablesingleton.fixtures.Http;
import dev.durablesingleton.local.LaunchedFunctions;
import dev.durablesingleton.local.functionapp.AnnotatedFunctions;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.functionapp.StagedPackage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A host with a launcher")
class LauncherKillIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @ParameterizedTest(name = "{0}")
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HOST")
  void loses_nothing_when_processes_are_killed_repeatedly(
      Victim victim, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws IOException, InterruptedException {
    KillIT.check(folder, victim, Integer.getInteger("launcher.kills", 10));
  }

  @Test
  void is_replaced_when_function_code_has_filled_the_heap(@TempDir Path folder) {
    StagedPackage staged =
        StagedPackage.in(folder.resolve("app"))
            .jar("app.jar", StagedPackage.entriesOf(LaunchedFunctions.class));
    for (FunctionMetadata function : AnnotatedFunctions.of("../app.jar", LaunchedFunctions.class)) {
      staged.function(function.name(), function.config().toString());
    }
    Map<String, String> options = Map.of("JAVA_OPTS", "-Xmx64m", "XDG_CACHE_HOME", "/dev/null");
    try (HostProcess host = HostProcess.launch(folder, options, "--port", "0", "app")) {
      Http http = host.http();
      CompletableFuture<?> unused =
          CompletableFuture.supplyAsync(() -> http.send("POST", "/api/FillHeap", ""));

      host.awaitLine("The heap stayed full while these functions ran: FillHeap.");
      await().atMost(PATIENCE).until(() -> answers(http));
      assertThat(host.children()).hasSize(1);
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

package dev.durablesingleton.local.triggers.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.durablesingleton.local.functionapp.FunctionsPackage;
import dev.durablesingleton.local.functionapp.StagedPackage;
import dev.durablesingleton.local.host.HostOptions;
import dev.durablesingleton.local.host.LocalHost;
import dev.durablesingleton.local.log.HostLog;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Timer triggers in a running host")
class TimerTriggersTest {

  @TempDir Path folder;
  private final Queue<String> logged = new ConcurrentLinkedQueue<>();
  private final HostLog log = (level, category, message, failure) -> logged.add(message);

  private LocalHost host;

  @BeforeEach
  void start() throws Exception {
    StagedPackage.in(folder)
        .jar("app.jar", StagedPackage.entriesOf(LoggingTimer.class))
        .function("Often", timer("*/1 * * * * *", ""))
        .function("Daily", timer("%DAILY%", ""))
        .function("AtStart", timer("0 0 0 * * *", ", \"runOnStartup\": true"))
        .function("Broken", timer("whenever", ""))
        .function("Unset", timer("%NO_SUCH%", ""))
        .function("Again", timer("%NO_SUCH_2%", ""))
        .function("Same", timer("%NO_SUCH_2%", ""))
        .function("Rare", timer("24:00:00", ""))
        .function("Off", timer("*/1 * * * * *", ", \"runOnStartup\": true"));
    Map<String, String> settings =
        Map.of("DAILY", "0 0 0 * * *", "AzureWebJobs.Off.Disabled", "true");
    FunctionsPackage functions = FunctionsPackage.open(folder, settings);
    host = LocalHost.start(HostOptions.inMemory(folder), functions, log);
  }

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void run_while_the_host_runs() {
    await()
        .until(
            () ->
                logged.contains("AtStart ran")
                    && logged.stream().filter("Often ran"::equals).count() >= 2);
    assertThat(logged).containsOnlyOnce("AtStart ran").doesNotContain("Daily ran", "Off ran");
  }

  @Test
  void run_manually_with_their_own_value() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + host.port() + "/admin/functions/Daily"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"input\": \"mine\"}"))
            .build();
    assertThat(
            HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(202);
    await().untilAsserted(() -> assertThat(logged).contains("Daily ran"));
    assertThat(logged).anyMatch(line -> line.startsWith("{\"Schedule\":{\"AdjustForDST\":true}"));
  }

  @Test
  void are_in_error_without_a_valid_schedule() {
    assertThat(logged)
        .contains(
            "The 'Broken' function is in error: The schedule expression 'whenever' was not"
                + " recognized as a valid cron expression or timespan string.",
            "The 'Unset' function is in error: '%NO_SUCH%' does not resolve to a value; set"
                + " 'NO_SUCH' in the environment or in local.settings.json.");
  }

  @Test
  void share_a_line_if_they_have_the_same_error() {
    assertThat(logged)
        .contains(
            "2 functions are in error: '%NO_SUCH_2%' does not resolve to a value; set 'NO_SUCH_2' in"
                + " the environment or in local.settings.json. The functions are 'Again', 'Same'.");
  }

  @Test
  void explain_a_time_span_that_means_days() {
    assertThat(logged)
        .contains(
            "The schedule of the function 'Rare': '24:00:00' means 24 days, here and in Azure,"
                + " because .NET reads hours above 23 as days; write '1.00:00:00' if you mean hours.");
  }

  private static String timer(String schedule, String more) {
    return """
        {"scriptFile": "../app.jar", "entryPoint": "%s.run", "bindings": [
          {"type": "timerTrigger", "direction": "in", "name": "timer", "schedule": "%s"%s}]}
        """
        .formatted(LoggingTimer.class.getName(), schedule, more);
  }
}

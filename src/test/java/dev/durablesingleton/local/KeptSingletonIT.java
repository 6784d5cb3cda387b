package dev.durablesingleton.local;

import static dev.durablesingleton.fixtures.HostedApp.FOLDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.durablesingleton.fixtures.HostProcess;
import dev.durablesingleton.fixtures.Http;
import dev.durablesingleton.fixtures.OddIds;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The keeper of the staged app")
class KeptSingletonIT {

  private static final Map<String, String> SETTINGS =
      Map.of(
          "SINGLETON_KEEPER_SCHEDULE",
          "* * * * * *",
          "SINGLETONS",
          """
          PeriodicCleanup kept {"interval": "PT1H"}
          Nope x
          PeriodicCleanup broken {"interval": "soon"}
          """);

  @Test
  void starts_absent_instances_restarts_terminated_ones_and_delays_failed_ones() throws Exception {
    try (HostProcess process =
        HostProcess.run(SETTINGS, "--port", "0", "--store", "memory", FOLDER.toString())) {
      Http http = process.http();
      process.awaitLine("] Started orchestration with ID = 'kept'.");
      process.awaitLine("] Line 2 of SINGLETONS is left out: There is no orchestrator 'Nope'; ");
      process.awaitLine(
          "] 'PeriodicCleanup' with ID = 'broken' has failed (failures in a row: 1, last at ");
      assertThat(lines(process, "] Started orchestration with ID = 'broken'.")).isEqualTo(1);

      String terminate = "/runtime/webhooks/durabletask/instances/kept/terminate?reason=test";
      assertThat(http.send("POST", terminate, "").statusCode()).isEqualTo(202);
      await().until(() -> lines(process, "] Started orchestration with ID = 'kept'.") == 2);
    }
  }

  @Test
  void names_each_id_that_the_engine_cannot_run_and_starts_none_of_them() throws Exception {
    List<String> ids = OddIds.all().toList();
    String entries =
        ids.stream().map(KeptSingletonIT::entry).collect(Collectors.joining(",", "[", "]"));
    Map<String, String> settings =
        Map.of("SINGLETON_KEEPER_SCHEDULE", "* * * * * *", "SINGLETONS", entries);
    try (HostProcess process =
        HostProcess.run(settings, "--port", "0", "--store", "memory", FOLDER.toString())) {
      for (int i = 0; i < ids.size(); i++) {
        String line = "] Entry " + (i + 1) + " of SINGLETONS is left out: The instance ID ";
        process.awaitLine(line);
        String rule = OddIds.codePoint(ids.get(i));
        assertThat(process.output())
            .filteredOn(printed -> printed.contains(line))
            .allMatch(printed -> printed.contains(rule));
      }
      assertThat(process.http().send("GET", "/runtime/webhooks/durabletask/instances", "").body())
          .isEqualTo("[]");
    }
  }

  private static String entry(String id) {
    String escaped = id.chars().mapToObj("\\u%04X"::formatted).collect(Collectors.joining());
    return "{\"function\":\"HelloCities\",\"id\":\"" + escaped + "\"}";
  }

  private static long lines(HostProcess process, String part) {
    return process.output().stream().filter(line -> line.contains(part)).count();
  }
}

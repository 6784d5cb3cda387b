package dev.durablesingleton.local.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.durablesingleton.fixtures.Http;
import dev.durablesingleton.local.functionapp.AnnotatedFunctions;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.functionapp.StagedPackage;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.worker.sample.PartialFunctions;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A function with parts that are not served")
class PartiallyServedFunctionsTest {

  @TempDir Path folder;
  private final List<String> logged = new CopyOnWriteArrayList<>();
  private final HostLog log =
      (level, category, message, failure) -> logged.add(level + " " + message);
  private LocalHost host;

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void fails_if_it_sets_an_output_that_goes_nowhere() throws Exception {
    Http http = start(UnaryOperator.identity());

    assertThat(http.send("POST", "/api/put", "job").statusCode()).isEqualTo(500);
    assertThat(http.send("POST", "/api/parameter", "job").statusCode()).isEqualTo(500);

    assertLogged(
        "UnsupportedOperationException: The queue output '$return' goes nowhere on this host, so the"
            + " call fails; start the host with --ignore-outputs to drop such values.");
    assertLogged("The queue output 'q' goes nowhere on this host");
  }

  @Test
  void succeeds_if_it_does_not_set_the_output() throws Exception {
    Http http = start(UnaryOperator.identity());

    assertThat(http.send("POST", "/api/put", "").statusCode()).isEqualTo(204);
    HttpResponse<String> answer = http.send("POST", "/api/parameter", "");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("done");
  }

  @Test
  void drops_the_output_with_a_warning_if_outputs_are_ignored() throws Exception {
    Http http = start(HostOptions::ignoringOutputs);

    assertThat(http.send("POST", "/api/parameter", "job").body()).isEqualTo("done");

    assertThat(logged)
        .contains(
            "WARNING The value of the queue output 'q' is dropped, since this host does not deliver"
                + " it.")
        .anyMatch(line -> line.contains("as --ignore-outputs says"));
  }

  @Test
  void fails_with_the_name_of_an_input_that_is_not_served() throws Exception {
    Http http = start(UnaryOperator.identity());

    assertThat(http.send("GET", "/api/read", (String) null).statusCode()).isEqualTo(500);

    assertLogged(
        "UnsupportedOperationException: The blob input 'content' is not served on this host, so the"
            + " function cannot be called.");
  }

  @Test
  void runs_by_hand_if_its_trigger_never_fires() throws Exception {
    Http http = start(UnaryOperator.identity());

    assertThat(
            http.send(
                    "POST",
                    "/admin/functions/OnEvent",
                    "{\"input\": \"hello\"}",
                    "Content-Type",
                    "application/json")
                .statusCode())
        .isEqualTo(202);

    await().until(() -> logged.contains("INFORMATION received hello"));
  }

  @Test
  void is_repeated_as_its_retry_policy_says() throws Exception {
    Http http = start(UnaryOperator.identity());

    assertThat(http.send("GET", "/api/flaky", (String) null).body()).isEqualTo("done");

    assertThat(logged)
        .containsSubsequence(
            "INFORMATION 0 of 2 after ''",
            "DEBUG Waiting for `00:00:00.0500000` before retrying function execution. Next attempt:"
                + " '1'. Max retry count: '2'.",
            "INFORMATION 1 of 2 after 'IllegalStateException: attempt 0'",
            "INFORMATION 2 of 2 after 'IllegalStateException: attempt 1'");
    assertThat(
            logged.stream()
                .filter(line -> line.startsWith("INFORMATION Executing 'Functions.Flaky'"))
                .map(line -> line.replaceFirst(".*Id=", ""))
                .distinct())
        .as("IDs of the attempts")
        .hasSize(3);
  }

  @Test
  void fails_after_the_last_retry() throws Exception {
    Http http = start(UnaryOperator.identity());

    assertThat(http.send("GET", "/api/hopeless", (String) null).statusCode()).isEqualTo(500);

    assertThat(logged).contains("ERROR Function execution failed after '1' retries.");
  }

  @Test
  void logs_the_field_of_a_body_that_cannot_be_converted() throws Exception {
    Http http = start(UnaryOperator.identity());

    String body = "{\"name\": \"a\", \"quantity\": \"x\"}";
    assertThat(http.send("POST", "/api/order", body).statusCode()).isEqualTo(500);

    assertLogged("java.lang.NumberFormatException: For input string: \"x\"");
    assertLogged("The value at $.quantity cannot be converted.");
  }

  private void assertLogged(String part) {
    assertThat(logged).anyMatch(line -> line.contains(part));
  }

  private Http start(UnaryOperator<HostOptions> options) throws Exception {
    StagedPackage staged =
        StagedPackage.in(folder)
            .jar(
                "app.jar",
                StagedPackage.entriesOf(PartialFunctions.class, PartialFunctions.Item.class));
    for (FunctionMetadata function : AnnotatedFunctions.of("../app.jar", PartialFunctions.class)) {
      staged.function(function.name(), function.config().toString());
    }
    host = LocalHost.start(options.apply(HostOptions.inMemory(folder)), staged.open(), log);
    return new Http(host.port());
  }
}

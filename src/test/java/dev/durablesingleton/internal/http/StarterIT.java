package dev.durablesingleton.internal.http;

import static dev.durablesingleton.fixtures.HostedApp.LASTING;
import static dev.durablesingleton.fixtures.HostedApp.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.durablesingleton.fixtures.HostedApp;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A start over HTTP")
class StarterIT {

  private static final String BAD_CLEANUP = "{\"interval\": \"soon\"}";

  @RegisterExtension static final HostedApp APP = new HostedApp();

  @Test
  void is_accepted_with_the_management_links_of_the_new_instance() {
    HttpResponse<String> answer = APP.start("HelloCities", "tour-1", "", null);

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(header(answer, "Content-Type")).startsWith("application/json");
    assertThat(header(answer, "Retry-After")).isEqualTo("10");
    JsonObject links = json(answer);
    assertThat(links.keySet())
        .containsExactly(
            "id",
            "purgeHistoryDeleteUri",
            "restartPostUri",
            "rewindPostUri",
            "sendEventPostUri",
            "statusQueryGetUri",
            "terminatePostUri",
            "resumePostUri",
            "suspendPostUri");
    assertThat(text(links, "id")).isEqualTo("tour-1");
    assertThat(header(answer, "Location"))
        .isEqualTo(text(links, "statusQueryGetUri"))
        .startsWith(
            "http://localhost:%d/runtime/webhooks/durabletask/instances/tour-1?code="
                .formatted(APP.host().port()));
    APP.awaitStatus(links, "Completed");
  }

  @Test
  void is_refused_in_one_sentence_when_the_instance_exists() {
    JsonObject links = APP.started("HelloCities", "taken", null);

    HttpResponse<String> answer = APP.start("HelloCities", "taken", "", null);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(header(answer, "Content-Type")).startsWith("text/plain");
    assertThat(answer.body()).isEqualTo("An instance with ID 'taken' already exists.");
    assertThat(header(answer, "Location")).isEqualTo(text(links, "statusQueryGetUri"));
  }

  @Test
  void is_refused_as_problem_json_with_status_and_links_if_json_is_accepted() {
    JsonObject links = APP.started(LASTING, "stuck", null);
    JsonObject status = APP.awaitStatus(links, HostedApp::hasNextRun);

    HttpResponse<String> answer =
        APP.start(LASTING, "stuck", "", null, "Accept", "application/json");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
    assertThat(header(answer, "Location")).isEqualTo(text(links, "statusQueryGetUri"));
    JsonObject problem = json(answer);
    assertThat(problem.get("status").getAsInt()).isEqualTo(409);
    assertThat(text(problem, "type")).isEqualTo("urn:durable-singleton:instance-already-exists");
    assertThat(text(problem, "detail")).isEqualTo("An instance with ID 'stuck' already exists.");
    assertThat(text(problem, "instanceId")).isEqualTo("stuck");
    assertThat(text(problem, "runtimeStatus")).isEqualTo("Running");
    for (String same : new String[] {"createdTime", "lastUpdatedTime"}) {
      assertThat(text(problem, same)).as(same).isEqualTo(text(status, same));
    }
    for (String link :
        new String[] {
          "statusQueryGetUri", "terminatePostUri", "purgeHistoryDeleteUri", "rewindPostUri"
        }) {
      assertThat(text(problem, link)).as(link).isEqualTo(text(links, link));
    }
  }

  @ParameterizedTest(name = "reuse={0} and a {1} instance: {2}")
  @CsvSource({
    "never, Completed, 409",
    "failed, Completed, 409",
    "finished, Completed, 202",
    "never, Failed, 409",
    "failed, Failed, 202",
    "FINISHED, Failed, 202",
    "never, Terminated, 409",
    "Failed, Terminated, 202",
    "finished, Terminated, 202",
    "never, Running, 409",
    "failed, Running, 409",
    "finished, Running, 409",
  })
  void may_replace_an_ended_instance_if_requested(String reuse, String state, int code) {
    String id = "reuse-" + reuse + "-" + state;
    instanceIn(state, id);

    assertThat(APP.start("HelloCities", id, "reuse=" + reuse, null).statusCode()).isEqualTo(code);
  }

  @Test
  void that_waits_gets_the_status_document_of_the_finished_instance() {
    HttpResponse<String> answer = APP.start("HelloCities", "awaited", "wait=60", null);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).startsWith("application/json");
    JsonObject status = json(answer);
    assertThat(text(status, "instanceId")).isEqualTo("awaited");
    assertThat(text(status, "runtimeStatus")).isEqualTo("Completed");
    assertThat(status.get("output").getAsJsonArray())
        .hasToString("[\"Hello Tokyo!\",\"Hello Seattle!\",\"Hello London!\"]");
  }

  @Test
  void that_waits_too_briefly_gets_the_links() {
    HttpResponse<String> answer = APP.start(LASTING, "impatient", "wait=1", null);

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(header(answer, "Retry-After")).isEqualTo("10");
    assertThat(text(json(answer), "id")).isEqualTo("impatient");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hellocities", "HELLOCITIES"})
  void ignores_the_case_of_the_orchestrators_name(String name) {
    JsonObject status = APP.awaitStatus(APP.started(name, "case-" + name, null), "Completed");

    assertThat(text(status, "name")).isEqualTo("HelloCities");
  }

  @Test
  void without_an_id_gets_a_random_one() {
    HttpResponse<String> one = APP.http().send("POST", "/api/orchestrators/HelloCities", "");
    HttpResponse<String> two = APP.http().send("POST", "/api/orchestrators/HelloCities", "");

    assertThat(one.statusCode()).isEqualTo(202);
    assertThat(UUID.fromString(text(json(one), "id")))
        .isNotEqualTo(UUID.fromString(text(json(two), "id")));
    APP.awaitStatus(json(one), "Completed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"z\": 1.10, \"a\": 1e5, \"big\": 12345678901234567890123, \"z\": 2}",
        "  \"\\u00e9 é \\/ 🚀\"\n",
        "[ 1 ,\t-0 ]",
      })
  void passes_the_input_unchanged(String input) {
    String id = "input-" + input.hashCode();
    APP.started(LASTING, id, input);

    String stored = APP.client().getInstanceMetadata(id, true).getSerializedInput();

    assertThat(stored).startsWith(input);
    assertThat(stored.substring(input.length())).isBlank();
  }

  @Test
  void with_an_empty_body_has_the_input_null() {
    APP.started(LASTING, "no-input", "");

    assertThat(APP.client().getInstanceMetadata("no-input", true).getSerializedInput().strip())
        .isEqualTo("null");
  }

  private static void instanceIn(String state, String id) {
    JsonObject links =
        state.equals("Completed")
            ? APP.started("HelloCities", id, null)
            : APP.started(LASTING, id, state.equals("Failed") ? BAD_CLEANUP : null);
    if (state.equals("Terminated")) {
      APP.follow("POST", links, "terminatePostUri", "");
    }
    APP.awaitStatus(links, state);
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse(null);
  }

  private static JsonObject json(HttpResponse<String> answer) {
    return JsonParser.parseString(answer.body()).getAsJsonObject();
  }
}

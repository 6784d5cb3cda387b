package dev.durablesingleton.local.web.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.engine.command.StartCommand;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.web.keys.KeyStore;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartEndpointsTest {

  private static final ManagementSite SITE = new ManagementSite();

  @AfterAll
  static void stop() {
    SITE.close();
  }

  @Test
  void a_start_answers_with_all_links() {
    HttpResponse<String> response = SITE.post("orchestrators/Echo/a%20b:c", "{ \"x\": 1.0 }");

    String origin = "http://localhost:" + SITE.site().port();
    String base = origin + "/runtime/webhooks/durabletask/instances/a+b%3Ac";
    String query =
        "taskHub=TestHub&connection=Storage&code=" + SITE.site().keys().system(KeyStore.DURABLE);
    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.headers().firstValue("Location")).contains(base + "?" + query);
    assertThat(response.headers().firstValue("Retry-After")).contains("10");
    JsonObject links = ManagementSite.json(response).getAsJsonObject();
    assertThat(links.keySet())
        .containsExactly(
            "id",
            "statusQueryGetUri",
            "sendEventPostUri",
            "terminatePostUri",
            "purgeHistoryDeleteUri",
            "restartPostUri",
            "suspendPostUri",
            "resumePostUri");
    assertThat(ManagementSite.text(links, "id")).isEqualTo("a b:c");
    assertThat(ManagementSite.text(links, "terminatePostUri"))
        .isEqualTo(base + "/terminate?reason={text}&" + query);
    assertThat(SITE.site().hub().find("a b:c").orElseThrow().input()).isEqualTo("{ \"x\": 1.0 }");
  }

  @Test
  void a_start_without_an_id_gets_thirty_two_digits() {
    JsonObject links = ManagementSite.json(SITE.post("orchestrators/Echo", "")).getAsJsonObject();

    assertThat(ManagementSite.text(links, "id")).matches("[0-9a-f]{32}");
  }

  @Test
  void a_blank_id_is_refused_and_nothing_is_started() {
    HttpResponse<String> response = SITE.post("orchestrators/Echo/%C2%A0%E3%80%80");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(
            ManagementSite.text(
                ManagementSite.json(response).getAsJsonObject(), "ExceptionMessage"))
        .startsWith("The instance ID is white space alone (U+00A0, U+3000); on Azure Storage its");
    assertThat(SITE.site().hub().find("\u00A0\u3000")).isEmpty();
  }

  @Test
  void an_id_in_use_is_a_conflict() {
    SITE.start("Wait", "taken", null, "Running");

    HttpResponse<String> response = SITE.post("orchestrators/Echo/taken");
    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(response.body())
        .isEqualTo(
            "{\"Message\":\"An Orchestration instance with the status Running already exists.\"}");
  }

  @Test
  void an_id_is_free_again_when_its_instance_has_ended() {
    SITE.start("Echo", "again", "1", "Completed");
    SITE.start("Echo", "again", "2", "Completed");
  }

  @Test
  void a_body_that_is_not_json_starts_no_instance() {
    HttpResponse<String> response = SITE.post("orchestrators/Echo/broken", "{\"a\": ");

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).contains("Something went wrong while processing your request");
    assertThat(SITE.get("instances/broken").statusCode()).isEqualTo(404);
  }

  @Test
  void an_unknown_name_is_accepted_and_fails_later() {
    SITE.start("Nope", "unknown", null, "Failed");
  }

  @Test
  void a_start_can_wait_for_the_result() {
    HttpResponse<String> response =
        SITE.post("orchestrators/Say?timeout=60&pollingInterval=1", null);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("\"Hello Tokyo!\"");
  }

  @Test
  void a_start_that_waited_for_a_failure_shows_its_status() {
    HttpResponse<String> response =
        SITE.post("orchestrators/Fail?timeout=60&pollingInterval=1", null);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("\"runtimeStatus\":\"Failed\"");
  }

  @Test
  void a_start_whose_wait_times_out_responds_with_the_links() {
    HttpResponse<String> response =
        SITE.post("orchestrators/Wait?timeout=0.2&pollingInterval=0.1", null);

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.body()).contains("statusQueryGetUri");
  }

  @Test
  void an_interval_longer_than_the_timeout_is_refused_though_the_instance_runs() {
    assertThat(SITE.post("orchestrators/Echo/hasty?timeout=1&pollingInterval=2", null).statusCode())
        .isEqualTo(400);
    SITE.awaitStatus("hasty", "Completed");
  }

  @Test
  void a_restart_uses_name_and_input_with_a_new_or_the_same_id() {
    SITE.start("Echo", "source", "[1]", "Completed");

    JsonObject other = ManagementSite.json(SITE.post("instances/source/restart")).getAsJsonObject();
    String id = ManagementSite.text(other, "id");
    assertThat(id).isNotEqualTo("source");
    assertThat(SITE.awaitStatus(id, "Completed").get("output")).hasToString("[1]");
    HttpResponse<String> same =
        SITE.post("instances/source/restart?restartWithNewInstanceId=false");
    assertThat(same.statusCode()).isEqualTo(202);
    assertThat(ManagementSite.text(ManagementSite.json(same).getAsJsonObject(), "id"))
        .isEqualTo("source");
  }

  @Test
  void a_restart_keeps_the_tags_and_names_its_source_under_a_new_id() {
    TaskHub hub = SITE.site().hub();
    hub.start(
            new StartCommand(
                "tagged", "Echo", null, "1", null, StartCommand.NON_RUNNING, Map.of("k", "v")))
        .join();
    SITE.awaitStatus("tagged", "Completed");

    JsonObject other = ManagementSite.json(SITE.post("instances/tagged/restart")).getAsJsonObject();
    assertThat(hub.find(ManagementSite.text(other, "id")).orElseThrow().tags())
        .isEqualTo(Map.of("k", "v", "MS_DurableFunctions_SourceInstanceId", "tagged"));
    SITE.post("instances/tagged/restart?restartWithNewInstanceId=false");
    assertThat(hub.find("tagged").orElseThrow().tags()).isEqualTo(Map.of("k", "v"));
    assertThat(SITE.get("instances/tagged").body()).doesNotContainIgnoringCase("tags");
  }

  @Test
  void a_restart_of_a_running_instance_is_a_conflict_and_of_an_unknown_one_a_bad_request() {
    SITE.start("Wait", "busy", null, "Running");

    assertThat(SITE.post("instances/busy/restart?restartWithNewInstanceId=false").statusCode())
        .isEqualTo(409);
    assertThat(SITE.post("instances/missing/restart").body())
        .startsWith(
            "{\"Message\":\"InstanceId does not match a valid orchestration instance.\","
                + "\"ExceptionMessage\":\"No instance with ID 'missing' was found. (Parameter"
                + " 'instanceId')\",\"ExceptionType\":\"System.ArgumentException\"");
  }

  @Test
  void a_restart_with_options_has_the_given_id_and_ignores_the_body() {
    SITE.start("Echo", "origin", "{\"a\": 1}", "Completed");

    HttpResponse<String> response =
        SITE.post("instances/origin/restartWithOptions?newInstanceId=copy", "{bad");
    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(ManagementSite.text(ManagementSite.json(response).getAsJsonObject(), "id"))
        .isEqualTo("copy");
    SITE.awaitStatus("copy", "Completed");
    Instance copy = SITE.site().hub().find("copy").orElseThrow();
    assertThat(copy.input()).isEqualTo("{\"a\":1}");
    assertThat(copy.tags()).isEqualTo(Map.of("MS_DurableFunctions_SourceInstanceId", "origin"));
    assertThat(SITE.post("instances/copy/restartWithOptions?newInstanceId=copy").statusCode())
        .isEqualTo(202);
    assertThat(SITE.get("instances/copy/restartWithOptions?newInstanceId=x").statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "missing/restartWithOptions | 400 | {\"Message\":\"A new orchestration instance ID must be provided.\"}",
        "missing/restartWithOptions?newInstanceId= | 400 | {\"Message\":\"A new orchestration instance ID must be provided.\"}",
        "missing/restartWithOptions?newInstanceId=x | 400 | {\"Message\":\"InstanceId does not match a valid orchestration instance.\"",
        "missing/restartWithOptions?newInstanceId=@x | 400 | {\"Message\":\"Orchestration instance IDs must not start with @. (Parameter 'newInstanceId')\"",
        "missing/restartWithOptions?newInstanceId=a%23b | 400 | {\"Message\":\"Orchestration instance IDs must not contain /, \\\\, #, ?, or control characters. (Parameter 'newInstanceId')\"",
        "held/restartWithOptions?newInstanceId=held | 409 | {\"Message\":\"A non-terminal instance with this instance ID already exists.\",\"ExceptionMessage\":\"An Orchestration instance with the status Running already exists.\"",
      })
  void a_restart_with_options_is_refused_as_by_the_extension(String path, int status, String body) {
    if (SITE.get("instances/held").statusCode() == 404) {
      SITE.start("Wait", "held", null, "Running");
    }

    HttpResponse<String> response = SITE.post("instances/" + path);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).startsWith(body);
  }

  @Test
  void only_post_starts() {
    assertThat(SITE.get("orchestrators/Echo").statusCode()).isEqualTo(404);
    assertThat(SITE.post("orchestrators").statusCode()).isEqualTo(404);
    assertThat(SITE.post("orchestrators/Echo/a/b").statusCode()).isEqualTo(404);
    assertThat(SITE.post("nothing").statusCode()).isEqualTo(404);
  }
}

package dev.durablesingleton.local.web.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceReadsTest {

  private static final ManagementSite SITE = new ManagementSite();

  @BeforeAll
  static void start() {
    SITE.start("Say", "a1", "{\"x\":1}", "Completed");
    SITE.start("Echo", "a2", "5", "Completed");
    SITE.start("Wait", "b1", null, "Running");
    SITE.start("Fail", "b2", null, "Failed");
    SITE.start("CountDown", "b3", "2", "Completed");
  }

  @AfterAll
  static void stop() {
    SITE.close();
  }

  @Test
  void a_running_instance_gives_202_with_its_location() {
    HttpResponse<String> response = SITE.get("instances/b%31?showInput=false");

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.headers().firstValue("Retry-After")).contains("5");
    assertThat(response.headers().firstValue("Location").orElseThrow())
        .endsWith("/runtime/webhooks/durabletask/instances/b1?showInput=false")
        .startsWith("http://localhost:");
    assertThat(response.headers().firstValue("Content-Type"))
        .contains("application/json; charset=utf-8");
    assertThat(response.headers().firstValue("Content-Length")).isPresent();
  }

  @Test
  void a_finished_instance_gives_200() {
    HttpResponse<String> response = SITE.get("Instances/a1/");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Location")).isEmpty();
    assertThat(response.headers().firstValue("Retry-After")).isEmpty();
  }

  @Test
  void a_failed_instance_gives_500_only_on_request() {
    assertThat(SITE.get("instances/b2").statusCode()).isEqualTo(200);
    assertThat(SITE.get("instances/b2?ReturnInternalServerErrorOnFailure=TRUE").statusCode())
        .isEqualTo(500);
  }

  @Test
  void a_history_merges_scheduling_into_completions() {
    JsonArray history = history("a1", "&showHistoryOutput=true");

    assertThat(types(history))
        .containsExactly("ExecutionStarted", "TaskCompleted", "ExecutionCompleted");
    assertThat(history.get(0).getAsJsonObject().keySet())
        .containsExactly(
            "EventType",
            "Input",
            "Correlation",
            "ParentTraceContext",
            "ScheduledStartTime",
            "Generation",
            "GenerateNewTrace",
            "Timestamp",
            "FunctionName");
    assertThat(history.get(0).getAsJsonObject().get("Input").getAsString()).isEqualTo("{\"x\":1}");
    assertThat(history.get(1).getAsJsonObject().keySet())
        .containsExactly(
            "EventType", "Result", "Timestamp", "ScheduledTime", "FunctionName", "Input");
    assertThat(history.get(2).getAsJsonObject().keySet())
        .containsExactly(
            "EventType", "OrchestrationStatus", "Result", "FailureDetails", "Timestamp");
  }

  @Test
  void a_history_hides_results_and_inputs() {
    JsonArray history = history("a1", "&showInput=false");

    assertThat(history.toString()).doesNotContain("Result", "\"Input\"");
  }

  @Test
  void a_history_contains_the_failure_of_a_task() {
    JsonObject failed = history("b2", "").get(1).getAsJsonObject();

    assertThat(failed.keySet())
        .containsExactly(
            "EventType",
            "Reason",
            "Details",
            "FailureDetails",
            "Timestamp",
            "ScheduledTime",
            "FunctionName",
            "Input");
    assertThat(failed.get("Details").getAsString()).isEqualTo("the exception");
    assertThat(failed.get("Reason").getAsString())
        .isEqualTo("Function 'Break' failed with an unhandled exception.");
    assertThat(failed.getAsJsonObject("FailureDetails").keySet())
        .containsExactly(
            "ErrorType",
            "ErrorMessage",
            "StackTrace",
            "InnerFailure",
            "IsNonRetriable",
            "Properties");
    assertThat(failed.getAsJsonObject("FailureDetails").get("Properties").isJsonNull()).isTrue();
  }

  @Test
  void a_later_generation_has_no_generation_number() {
    JsonArray history = history("b3", "");

    assertThat(types(history)).containsExactly("ExecutionStarted", "ExecutionCompleted");
    assertThat(history.get(0).getAsJsonObject().get("Generation").isJsonNull()).isTrue();
    assertThat(history("a1", "").get(0).getAsJsonObject().get("Generation")).hasToString("0");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 'a1,a2,b1,b2,b3'",
    "instanceIdPrefix=a, 'a1,a2'",
    "runtimeStatus=Running, b1",
    "'runtimeStatus=Running,Failed', 'b1,b2'",
    "runtimeStatus=0&runtimeStatus=3, 'b1,b2'",
    "runtimeStatus=running, 'a1,a2,b1,b2,b3'",
    "createdTimeFrom=2999-01-01, ''",
    "createdTimeTo=2020-01-01, ''",
    "createdTimeFrom=yesterday, 'a1,a2,b1,b2,b3'",
    "top=x, 'a1,a2,b1,b2,b3'"
  })
  void a_list_is_filtered(String query, String ids) {
    HttpResponse<String> response = SITE.get("instances?" + query);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(String.join(",", ids(response))).isEqualTo(ids);
    assertThat(response.headers().firstValue("x-ms-continuation-token")).isEmpty();
  }

  @Test
  void a_list_is_paged() {
    List<String> all = new ArrayList<>();
    HttpResponse<String> page = SITE.get("instances?top=2");
    all.addAll(ids(page));
    while (page.headers().firstValue("x-ms-continuation-token").isPresent()) {
      assertThat(ids(page)).hasSize(2);
      String token = page.headers().firstValue("x-ms-continuation-token").get();
      page = SITE.get("instances?top=2", "x-ms-continuation-token", token + " ");
      all.addAll(ids(page));
    }

    assertThat(all).containsExactly("a1", "a2", "b1", "b2", "b3");
  }

  @Test
  void a_top_of_zero_is_an_empty_page_with_a_token_for_the_first_row() {
    HttpResponse<String> page = SITE.get("instances?top=0");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).isEqualTo("[]");
    String token = page.headers().firstValue("x-ms-continuation-token").orElseThrow();
    assertThat(ids(SITE.get("instances?top=1", "x-ms-continuation-token", token)))
        .containsExactly("a1");
    assertThat(SITE.get("instances?top=0&instanceIdPrefix=z").headers().map())
        .doesNotContainKey("x-ms-continuation-token");
  }

  @Test
  void a_huge_top_lists_everything() {
    assertThat(ids(SITE.get("instances?top=2147483647"))).hasSize(5);
    assertThat(ids(SITE.get("instances?top=2147483648"))).hasSize(5);
  }

  @Test
  void a_negative_top_is_refused() {
    HttpResponse<String> response = SITE.get("instances?top=-1");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("top is '-1'; it must be 0 or more.");
  }

  @Test
  void an_invalid_token_is_refused() {
    assertThat(SITE.get("instances", "x-ms-continuation-token", "%").statusCode()).isEqualTo(400);
  }

  @Test
  void another_hub_is_not_found_and_another_connection_is_an_error() {
    assertThat(SITE.get("instances/a1?taskHub=testhub&connection=Storage").statusCode())
        .isEqualTo(200);
    assertThat(SITE.get("instances/a1?taskHub=Nope").statusCode()).isEqualTo(404);
    HttpResponse<String> response = SITE.get("instances/a1?connection=Nope");
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body())
        .contains("Unable to resolve the Azure Storage connection named 'Nope'.");
  }

  private static JsonArray history(String id, String query) {
    return SITE.status(id, "?showHistory=true" + query).getAsJsonArray("historyEvents");
  }

  private static List<String> types(JsonArray history) {
    List<String> types = new ArrayList<>();
    history.forEach(item -> types.add(ManagementSite.text(item.getAsJsonObject(), "EventType")));
    return types;
  }

  private static List<String> ids(HttpResponse<String> response) {
    List<String> ids = new ArrayList<>();
    for (JsonElement item : ManagementSite.json(response).getAsJsonArray()) {
      ids.add(ManagementSite.text(item.getAsJsonObject(), "instanceId"));
    }
    return ids;
  }
}

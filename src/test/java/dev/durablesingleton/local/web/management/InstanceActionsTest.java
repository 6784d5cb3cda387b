package dev.durablesingleton.local.web.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceActionsTest {

  private static final ManagementSite SITE = new ManagementSite();

  @BeforeAll
  static void start() {
    SITE.start("Echo", "done", "1", "Completed");
    SITE.start("Wait", "waits", null, "Running");
    SITE.start("Fail", "failed", null, "Failed");
  }

  @AfterAll
  static void stop() {
    SITE.close();
  }

  /** Columns: the status for a missing, a completed and a running instance. */
  @ParameterizedTest
  @CsvSource({
    "POST, terminate, 404, 410,",
    "POST, Suspend, 404, 410,",
    "POST, resume, 404, 410, 500",
    "POST, rewind, 404, 412, 412",
    "POST, restart, 400, 202, 202",
    "POST, raiseEvent/go, 404, 410,",
    "POST, raiseEvent, 404, 404, 404",
    "POST, nothing, 404, 404, 404",
    "GET, terminate, 404, 404, 404",
    "DELETE, terminate, 404, 404, 404",
    "PUT, '', 404, 404, 404",
    "POST, '', 404, 404, 404",
    "OPTIONS, '', 404, 404, 404"
  })
  void answer_by_the_status_of_the_instance(
      String method, String action, int missing, int completed, Integer running) {
    String path = action.isEmpty() ? "" : "/" + action;

    assertThat(SITE.send(method, "instances/missing" + path).statusCode()).isEqualTo(missing);
    assertThat(SITE.send(method, "instances/done" + path).statusCode()).isEqualTo(completed);
    if (running != null) {
      assertThat(SITE.send(method, "instances/waits" + path).statusCode()).isEqualTo(running);
    }
  }

  @Test
  void suspend_and_resume_take_a_reason_and_refuse_a_second_time() {
    SITE.start("Wait", "paused", null, "Running");

    assertThat(SITE.post("instances/paused/suspend?reason=hold").statusCode()).isEqualTo(202);
    assertThat(ManagementSite.text(SITE.awaitStatus("paused", "Suspended"), "output"))
        .isEqualTo("hold");
    HttpResponse<String> again = SITE.post("instances/paused/suspend");
    assertThat(again.statusCode()).isEqualTo(500);
    assertThat(again.body())
        .isEqualTo(
            "{\"Message\":\"Something went wrong while processing your request\","
                + "\"ExceptionMessage\":\"Cannot suspend the orchestration instance paused because"
                + " instance is in the Suspended state.\","
                + "\"ExceptionType\":\"System.InvalidOperationException\",\"StackTrace\":\"\"}");
    assertThat(SITE.post("instances/paused/resume").statusCode()).isEqualTo(202);
    SITE.awaitStatus("paused", "Running");
  }

  @Test
  void an_event_is_checked_for_its_type_and_its_json() {
    SITE.start("Wait", "evented", null, "Running");
    String path = "instances/evented/raiseEvent/go";

    HttpResponse<String> text = SITE.post(path, "x", "Content-Type", "text/plain");
    assertThat(text.statusCode()).isEqualTo(400);
    assertThat(text.body())
        .isEqualTo("{\"Message\":\"Only application/json request content is supported\"}");
    HttpResponse<String> broken = SITE.post(path, "{\"x\": ", "Content-Type", "application/json");
    assertThat(broken.statusCode()).isEqualTo(400);
    assertThat(broken.body()).contains("\"Message\":\"Invalid JSON content\"");
    assertThat(SITE.post(path, "", "Content-Type", "application/json").statusCode()).isEqualTo(400);
    assertThat(
            SITE.post(path, "{ \"a\": 1 }", "Content-Type", "application/json; charset=x")
                .statusCode())
        .isEqualTo(202);
    assertThat(SITE.awaitStatus("evented", "Completed").get("output")).hasToString("{\"a\":1}");
  }

  @Test
  void terminate_stores_the_reason_as_the_output() {
    SITE.start("Wait", "ended", null, "Running");

    assertThat(SITE.post("instances/ended/terminate?reason=stop%20it").body()).isEmpty();
    assertThat(ManagementSite.text(SITE.awaitStatus("ended", "Terminated"), "output"))
        .isEqualTo("stop it");
  }

  @Test
  void a_refused_rewind_gives_the_reason_in_one_sentence() {
    assertThat(SITE.post("instances/missing/rewind").body())
        .isEqualTo("\"No orchestration with instance ID \\\"$missing\\\" found.\"");
    assertThat(SITE.post("instances/done/rewind").body())
        .isEqualTo(
            "\"This orchestration has status Completed, but only orchestrations in the"
                + " \\\"Failed\\\" state can be rewound.\"");
    assertThat(SITE.post("instances/failed/rewind?reason=retry").statusCode()).isEqualTo(202);
    await()
        .until(
            () -> SITE.status("failed", "?showHistory=true").toString(),
            shown -> shown.contains("{\"Data\":\"retry\",\"EventType\":\"GenericEvent\""));
  }

  @Test
  void purge_removes_only_ended_instances() {
    SITE.start("Echo", "old", null, "Completed");

    assertThat(SITE.send("DELETE", "instances/waits").statusCode()).isEqualTo(412);
    assertThat(SITE.send("DELETE", "instances/waits").body())
        .isEqualTo(
            "\"Only orchestrations in a terminal state can be purged, but the orchestration with"
                + " instance ID waits has status Running\"");
    assertThat(SITE.send("DELETE", "instances/old").body()).isEqualTo("{\"instancesDeleted\":1}");
    assertThat(SITE.send("DELETE", "instances/old").statusCode()).isEqualTo(404);
    assertThat(SITE.get("instances/old").statusCode()).isEqualTo(404);
  }

  @Test
  void a_purge_of_many_instances_needs_a_start_time() {
    try (ManagementSite site = new ManagementSite()) {
      site.start("Echo", "a", null, "Completed");
      site.start("Wait", "b", null, "Running");

      HttpResponse<String> without = site.send("DELETE", "instances?createdTimeFrom=x");
      assertThat(without.statusCode()).isEqualTo(400);
      assertThat(without.body())
          .isEqualTo("\"Please provide value for 'createdTimeFrom' parameter.\"");
      assertThat(site.send("DELETE", "instances?createdTimeFrom=2999-01-01").statusCode())
          .isEqualTo(404);
      assertThat(site.send("DELETE", "instances?createdTimeFrom=2020-01-01").body())
          .isEqualTo("{\"instancesDeleted\":1}");
    }
  }

  @Test
  void make_primary_and_entities_answer_as_in_an_app_without_entities() {
    assertThat(SITE.post("makeprimary").statusCode()).isEqualTo(200);
    assertThat(SITE.get("entities").body()).isEqualTo("[]");
    assertThat(SITE.get("entities/Counter").body()).isEqualTo("[]");
    assertThat(SITE.get("entities/Counter/1").statusCode()).isEqualTo(404);
    assertThat(SITE.post("entities/Counter/1").statusCode()).isEqualTo(400);
    assertThat(SITE.post("entities/Counter/1").body())
        .startsWith("{\"Message\":\"The function 'counter' doesn't exist");
  }
}

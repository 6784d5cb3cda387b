package dev.durablesingleton.local.web.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.durablesingleton.local.web.TestFunction;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The function keeps the input of each "put" as its state. */
@DisplayName("The entity routes")
class EntityEndpointsTest {

  private final ManagementSite site = new ManagementSite(TestFunction.entity("Note"));

  @AfterEach
  void close() {
    site.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | {\"a\": 1.0} | {\"a\":1.0}",
        "text/plain | 6 | \"6\"",
        "application/x-www-form-urlencoded | a=1 | \"\""
      })
  void hand_on_the_body_by_its_media_type(String type, String body, String input) {
    assertThat(site.post("entities/note/k?op=put", body, "Content-Type", type).statusCode())
        .isEqualTo(202);
    assertThat(site.awaitEntity("NOTE/k").body()).isEqualTo(input);
  }

  @Test
  void refuse_what_cannot_be_signalled() {
    assertThat(site.post("entities/nobody/k?op=put", "1").body())
        .contains("The function 'nobody' doesn't exist", "known entity functions: 'Note'.");
    assertThat(site.post("entities?op=put", "1").body()).contains("entity name must not be");
    assertThat(site.post("entities/note/a%23b?op=put", "1").body()).contains("Entity keys must");
    assertThat(
            site.post("entities/note/k?op=put", "{\"a", "Content-Type", "application/json").body())
        .contains("Could not parse JSON content: ");
    assertThat(site.send("PUT", "entities/note/k").statusCode()).isEqualTo(404);
    assertThat(site.get("entities/note/k").statusCode()).isEqualTo(404);
  }

  @Test
  void log_a_signal() {
    site.post("entities/NOTE/k?op=put", "1");
    assertThat(site.site().log())
        .contains(
            "INFORMATION @note@k: Function 'note (Entity)' scheduled. Reason: EntitySignal:put."
                + " IsReplay: False. State: Scheduled. RuntimeStatus: Pending."
                + " TargetInstanceId: @note@k.");
  }

  @Test
  void list_entities_with_a_state_page_by_page() {
    for (String key : new String[] {"a", "b", "c"}) {
      site.post(
          "entities/note/" + key + "?op=put",
          "\"" + key + "\"",
          "Content-Type",
          "application/json");
      site.awaitEntity("note/" + key);
    }
    site.send("DELETE", "entities/note/b");
    site.awaitGone("note/b");

    HttpResponse<String> first = site.get("entities/Note?top=2&fetchState=true");
    JsonObject row = ManagementSite.json(first).getAsJsonArray().get(0).getAsJsonObject();
    assertThat(row.get("entityId").toString()).isEqualTo("{\"name\":\"note\",\"key\":\"a\"}");
    assertThat(row.get("state").getAsString()).isEqualTo("a");
    assertThat(ManagementSite.json(first).getAsJsonArray()).hasSize(1);
    String token = first.headers().firstValue("x-ms-continuation-token").orElseThrow();
    HttpResponse<String> second = site.get("entities/Note?top=2", "x-ms-continuation-token", token);
    assertThat(ManagementSite.json(second).toString()).contains("\"key\":\"c\"");
    assertThat(second.headers().firstValue("x-ms-continuation-token")).isEmpty();
  }

  @Test
  void purge_an_entity_by_its_instance_id() {
    site.post("entities/note/k?op=put", "1");
    site.awaitEntity("note/k");
    assertThat(site.send("DELETE", "instances/@note@k").body())
        .isEqualTo("{\"instancesDeleted\":1}");
    assertThat(site.send("DELETE", "instances/@note@k").body())
        .isEqualTo("{\"instancesDeleted\":0}");
    assertThat(site.send("DELETE", "instances/other").statusCode()).isEqualTo(404);
  }

  @Test
  void refuse_an_event_that_is_no_request() {
    site.post("entities/note/k?op=put", "1");
    site.awaitEntity("note/k");
    HttpResponse<String> refused =
        site.post("instances/@note@k/raiseEvent/op", "{}", "Content-Type", "application/json");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("The event 'op' for an entity lacks 'id'");
    assertThat(site.post("instances/@note@k/terminate").statusCode()).isEqualTo(202);
    assertThat(site.post("instances/@note@k/rewind").statusCode()).isEqualTo(412);
  }
}

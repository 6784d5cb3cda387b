package dev.durablesingleton.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.durablesingleton.fixtures.HostedApp;
import dev.durablesingleton.fixtures.OddIds;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An ID that the engine takes and cannot run")
class OddIdsIT {

  private static final String ODD = "dev.durablesingleton.fixtures.OddIds#all";
  private static final String BLANK = "dev.durablesingleton.fixtures.OddIds#blanks";

  @RegisterExtension static final HostedApp APP = new HostedApp();

  @ParameterizedTest
  @MethodSource(ODD)
  void is_refused_by_the_starter_and_nothing_is_started(String id) {
    HttpResponse<String> answer = APP.start("HelloCities", id, "", null);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).startsWith("The instance ID ").contains(OddIds.codePoint(id));
    assertNothingStarted(id);
  }

  @ParameterizedTest
  @MethodSource(ODD)
  void is_refused_by_a_restart_on_the_dashboard_and_nothing_is_started(String id) {
    JsonObject body = new JsonObject();
    body.addProperty("id", id);
    HttpResponse<String> answer =
        APP.http()
            .send(
                "POST",
                "/api/singletons/actions/restart",
                body.toString(),
                "X-Singletons",
                "1",
                "Content-Type",
                "application/json");

    JsonObject told = JsonParser.parseString(answer.body()).getAsJsonObject();
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(HostedApp.text(told, "verdict")).isEqualTo("INVALID");
    assertThat(HostedApp.text(told, "message"))
        .startsWith("The instance ID ")
        .contains(OddIds.codePoint(id));
    assertNothingStarted(id);
  }

  @ParameterizedTest
  @MethodSource(BLANK)
  void is_refused_by_the_hosts_management_api_if_it_is_blank(String id) {
    HttpResponse<String> answer =
        APP.http()
            .send(
                "POST",
                "/runtime/webhooks/durabletask/orchestrators/HelloCities/"
                    + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"),
                "");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains(OddIds.codePoint(id), "on Azure Storage its message would poison the task hub");
    assertNothingStarted(id);
  }

  @ParameterizedTest
  @MethodSource(BLANK)
  void is_refused_by_the_hosts_g_rpc_service_if_it_is_blank(String id) {
    assertThatExceptionOfType(StatusRuntimeException.class)
        .isThrownBy(() -> APP.client().scheduleNewOrchestrationInstance("HelloCities", null, id))
        .satisfies(e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT))
        .withMessageContaining(OddIds.codePoint(id));
    assertNothingStarted(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {" a", "a\u00A0", "\u200B", "\uFEFF", "a\u3000b", "\u2060"})
  void is_not_one_that_has_another_character_besides(String id) {
    assertThat(APP.start("HelloCities", id, "wait=60", null).statusCode()).isEqualTo(200);
  }

  @Test
  void does_not_mean_that_the_input_may_not_have_these_characters() {
    HttpResponse<String> answer =
        APP.start("HelloCities", "odd-input", "wait=60", "{\"a\uFFFEb\" : [\"\uFFFF\", 1.50]}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(JsonParser.parseString(answer.body()).getAsJsonObject().get("input"))
        .isEqualTo(JsonParser.parseString("{\"a\uFFFEb\":[\"\uFFFF\",1.50]}"));
    assertThat(APP.client().getInstanceMetadata("odd-input", true).getSerializedInput())
        .startsWith("{\"a\\uFFFEb\" : [\"\\uFFFF\", 1.50]}");
  }

  private static void assertNothingStarted(String id) {
    assertThat(APP.client().getInstanceMetadata(id, false).isInstanceFound()).isFalse();
  }
}

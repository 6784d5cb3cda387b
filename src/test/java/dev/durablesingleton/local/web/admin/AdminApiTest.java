package dev.durablesingleton.local.web.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.durablesingleton.local.web.TestFunction;
import dev.durablesingleton.local.web.TestSite;
import dev.durablesingleton.local.worker.Value;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminApiTest {

  private static final List<Value> RAN = new CopyOnWriteArrayList<>();

  private static final TestSite SITE =
      TestSite.with(
          TestFunction.returning("Echo", "Items/{Id:int}", "x"),
          TestFunction.activity(
              "Say",
              call -> {
                RAN.add(call.inputs().get("input"));
                return new Value.None();
              }));

  @AfterAll
  static void stop() {
    SITE.close();
  }

  @Test
  void numbers_have_ascii_digits_under_every_locale() {
    Locale usual = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      assertThat(SITE.get("/admin/host/status").body()).matches("\\p{ASCII}+");
      assertThat(SITE.get("/admin/host/config").body()).matches("\\p{ASCII}+");
    } finally {
      Locale.setDefault(usual);
    }
  }

  @Test
  void the_status_names_the_host_and_its_state() {
    JsonObject status = object(SITE.get("/Admin/Host/Status/"));

    assertThat(status.keySet())
        .containsExactly(
            "id",
            "state",
            "version",
            "versionDetails",
            "platformVersion",
            "instanceId",
            "computerName",
            "processUptime",
            "functionAppContentEditingState");
    assertThat(status.get("state").getAsString()).isEqualTo("Running");
    assertThat(status.get("id").getAsString()).hasSizeLessThanOrEqualTo(32);
  }

  @Test
  void a_ping_is_empty_and_not_cached() {
    HttpResponse<String> ping = SITE.post("/admin/host/ping", null);

    assertThat(ping.statusCode()).isEqualTo(200);
    assertThat(ping.body()).isEmpty();
    assertThat(ping.headers().firstValue("Cache-Control")).contains("no-store,no-cache");
  }

  @Test
  void functions_are_listed_with_their_urls() {
    JsonArray list = JsonParser.parseString(SITE.get("/admin/functions").body()).getAsJsonArray();
    JsonObject echo = list.get(0).getAsJsonObject();

    assertThat(list).hasSize(2);
    assertThat(echo.keySet())
        .containsExactly(
            "name",
            "script_root_path_href",
            "script_href",
            "config_href",
            "test_data_href",
            "href",
            "invoke_url_template",
            "language",
            "config",
            "files",
            "test_data",
            "isDisabled",
            "isDirect",
            "isProxy");
    assertThat(echo.get("invoke_url_template").getAsString())
        .isEqualTo("https://localhost:" + SITE.port() + "/api/items/{id:int}");
    assertThat(list.get(1).getAsJsonObject().get("invoke_url_template").isJsonNull()).isTrue();
  }

  @Test
  void one_function_is_found_in_any_letter_case() {
    JsonObject echo = object(SITE.get("/admin/functions/echo"));

    assertThat(echo.get("href").getAsString())
        .isEqualTo("http://localhost:" + SITE.port() + "/admin/functions/Echo");
    assertThat(echo.get("script_href").getAsString())
        .endsWith("/admin/vfs" + SITE.folder() + "/app.jar");
    assertThat(SITE.get("/admin/functions/echo/status").body()).isEqualTo("{}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/admin",
        "/admin/",
        "/admin/nothing",
        "/admin/functions/nope",
        "/admin/functions/nope/status",
        "/admin/functions/nope/keys",
        "/admin/host/nothing",
        "/admin/functions/echo/nothing",
        "/admin//host/status"
      })
  void unknown_paths_are_not_found(String path) {
    assertThat(SITE.get(path).statusCode()).isEqualTo(404);
    assertThat(SITE.send("PUT", path, null).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "say  | application/json | {}                | 202",
        "say  | application/json | {\"input\":\"x\"} | 202",
        "say  | application/json | {\"input\":{}}    | 400",
        "say  | application/json | []                | 400",
        "say  | application/json | nope              | 400",
        "say  | text/plain       | {}                | 415",
        "say  | application/json | ~~                | 415",
        "nope | application/json | {}                | 404"
      })
  void a_function_is_invoked_manually(String name, String type, String body, int status) {
    HttpResponse<String> response =
        SITE.post("/admin/functions/" + name, body, "Content-Type", type);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void a_manual_invocation_passes_its_input() {
    SITE.post(
        "/admin/functions/Say", "{\"input\":\"by hand\"}", "Content-Type", "application/json");

    await().untilAsserted(() -> assertThat(RAN).contains(new Value.Text("by hand")));
  }

  @Test
  void keys_are_listed_set_and_removed() {
    JsonObject keys = object(SITE.get("/admin/functions/Echo/keys"));
    assertThat(keys.keySet()).containsExactly("keys", "links");
    assertThat(keys.getAsJsonArray("keys")).hasSize(1);

    assertThat(
            SITE.send("PUT", "/admin/host/keys/mine", "{\"name\":\"mine\",\"value\":\"v\"}")
                .statusCode())
        .isEqualTo(201);
    assertThat(object(SITE.get("/admin/host/keys/mine")).get("value").getAsString()).isEqualTo("v");
    assertThat(SITE.send("DELETE", "/admin/host/keys/mine", null).statusCode()).isEqualTo(204);
    assertThat(SITE.get("/admin/host/keys/mine").statusCode()).isEqualTo(404);
    assertThat(SITE.get("/admin/host/keys").body()).doesNotContain(SITE.keys().master());
  }

  @Test
  void the_configuration_is_shown() {
    HttpResponse<String> config = SITE.get("/admin/host/config");

    assertThat(config.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
    assertThat(config.headers().firstValue("Content-Length")).isEmpty();
    assertThat(config.body()).contains("\"routePrefix\": \"api\"", "\"hubName\": \"TestHub\"");
  }

  private static JsonObject object(HttpResponse<String> response) {
    return JsonParser.parseString(response.body()).getAsJsonObject();
  }
}

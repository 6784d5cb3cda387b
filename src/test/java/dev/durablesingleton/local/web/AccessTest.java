package dev.durablesingleton.local.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.web.keys.KeyScope;
import dev.durablesingleton.local.web.keys.KeyStore;
import dev.durablesingleton.local.worker.Value;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {

  private static final TestSite SITE = TestSite.of(functions()).keysEnforced().start();

  @AfterAll
  static void stop() {
    SITE.close();
  }

  private static TestFunction[] functions() {
    return new TestFunction[] {
      level("Anonymous", "'authLevel':'anonymous'"),
      level("Default", "'route':'default'"),
      level("Function", "'authLevel':'FUNCTION'"),
      level("Admin", "'authLevel':'Admin'"),
      level("OffFunction", "'authLevel':'FUNCTION'").disabled(),
      level("OffAnonymous", "'authLevel':'ANONYMOUS'").disabled(),
      level("Other", "'authLevel':'FUNCTION'")
    };
  }

  private static TestFunction level(String name, String trigger) {
    return TestFunction.http(name, trigger, call -> new Value.Text("ran"));
  }

  /** Columns: no key, the function's own, another function's, host, system, master. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Anonymous    | /api/anonymous                    | 200 200 200 200 200 200",
        "Function     | /api/function                     | 401 200 401 200 401 200",
        "Default      | /api/default                      | 401 200 401 200 401 200",
        "Admin        | /api/admin                        | 401 401 401 401 401 200",
        "OffFunction  | /api/offfunction                  | 401 404 401 404 401 200",
        "OffAnonymous | /api/offanonymous                 | 404 404 404 404 404 200",
        "Function     | /admin/host/status                | 401B 401B 401B 403 403 200",
        "Function     | /admin/functions                  | 401B 401B 401B 403 403 200",
        "Function     | /admin/host/ping                  | 200 200 200 200 200 200",
        "Function     | /admin/warmup                     | 200 200 200 200 200 200",
        "Function     | /                                 | 200 200 200 200 200 200",
        "Function     | /runtime/webhooks/durabletask/instances | 401B 401B 401B 403 200 200",
        "Function     | /runtime/webhooks/durabletask/nothing   | 401B 401B 401B 403 404 404",
        "Function     | /runtime/webhooks/other/x         | 401B 401B 401B 403 403 404",
        "Function     | /runtime/webhooks                 | 404 404 404 404 404 404",
        "Function     | /admin/nothing                    | 404 404 404 404 404 404",
        "Function     | /api/nothing                      | 404 404 404 404 404 404"
      })
  void keys_give_the_same_access_as_on_the_real_host(
      String function, String path, String expected) {
    String answers =
        Arrays.stream(keys(function))
            .map(key -> show(SITE.get(path, "x-functions-key", key)))
            .collect(Collectors.joining(" "));

    assertThat(answers).isEqualTo(expected);
  }

  @Test
  void the_key_header_takes_precedence_over_the_query_even_if_empty() {
    String master = SITE.keys().master();

    assertThat(SITE.get("/api/admin?CODE=" + master).statusCode()).isEqualTo(200);
    assertThat(SITE.get("/api/admin?code=" + master, "x-functions-key", "").statusCode())
        .isEqualTo(401);
  }

  @Test
  void a_webhook_checks_the_method_before_the_key() {
    String path = "/runtime/webhooks/durabletask/instances";

    assertThat(SITE.send("PATCH", path, null).statusCode()).isEqualTo(404);
    assertThat(SITE.send("OPTIONS", path, null).statusCode()).isEqualTo(401);
    assertThat(SITE.send("OPTIONS", path + "?code=" + SITE.keys().master(), null).statusCode())
        .isEqualTo(404);
  }

  @Test
  void without_enforcement_only_a_disabled_anonymous_function_is_not_found() {
    try (TestSite open = TestSite.with(functions())) {
      assertThat(
              List.of("admin", "offfunction", "offanonymous").stream()
                  .map(name -> open.get("/api/" + name).statusCode()))
          .containsExactly(200, 200, 404);
      assertThat(open.get("/admin/host/status").statusCode()).isEqualTo(200);
    }
  }

  private static String[] keys(String function) {
    KeyStore keys = SITE.keys();
    return new String[] {
      "wrong",
      keys.all(KeyScope.of(function)).get("default"),
      keys.all(KeyScope.of("Other")).get("default"),
      keys.all(KeyScope.HOST).get("default"),
      keys.system(KeyStore.DURABLE),
      keys.master()
    };
  }

  private static String show(HttpResponse<String> response) {
    boolean bearer =
        response.headers().firstValue("WWW-Authenticate").filter("Bearer"::equals).isPresent();
    return response.statusCode() + (bearer ? "B" : "");
  }
}

package dev.durablesingleton.local.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.worker.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginCheckTest {

  private static final String WEBHOOK = "/runtime/webhooks/durabletask";
  private static final String EVIL = "Origin: http://evil.example";

  private static final TestSite SITE =
      TestSite.of(functions()).cors(false, "http://friend.example").start();

  @AfterAll
  static void stop() {
    SITE.close();
  }

  private static TestFunction[] functions() {
    return new TestFunction[] {
      TestFunction.http("Start", "'authLevel':'function'", call -> new Value.Text("ran")),
      TestFunction.http("Default", "'route':'default'", call -> new Value.Text("ran")),
      TestFunction.http("Admin", "'authLevel':'admin'", call -> new Value.Text("ran")),
      TestFunction.http("Open", "'authLevel':'anonymous'", call -> new Value.Text("ran"))
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /api/start",
        "PUT /api/default",
        "POST /api/admin",
        "POST " + WEBHOOK + "/orchestrators/Echo",
        "POST " + WEBHOOK + "/instances/a/terminate",
        "POST " + WEBHOOK + "/instances/a/suspend",
        "POST " + WEBHOOK + "/instances/a/restart",
        "POST " + WEBHOOK + "/instances/a/raiseEvent/go",
        "DELETE " + WEBHOOK + "/instances/a",
        "POST /admin/host/keys/mine",
        "POST /admin/host/systemkeys/durabletask_extension",
        "POST /admin/functions/Start/keys/default",
        "POST /admin/functions/Start"
      })
  void a_page_of_another_site_may_not_change_anything(String line) throws Exception {
    for (String header :
        List.of(
            EVIL,
            "Origin: null",
            "Origin: http://localhost:9",
            "Sec-Fetch-Site: cross-site",
            "Sec-Fetch-Site: same-site",
            "Origin: http://localhost\r\nSec-Fetch-Site: cross-site")) {
      assertThat(answer(line, header, "Content-Type: text/plain"))
          .as(header)
          .startsWith("HTTP/1.1 403 ")
          .contains("A page of another site");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | Origin: http://localhost",
        "POST | Sec-Fetch-Site: same-origin",
        "POST | Sec-Fetch-Site: none",
        "POST | Origin: http://friend.example",
        "POST | X-Nothing: 1",
        "GET  | Origin: http://evil.example",
        "HEAD | Sec-Fetch-Site: cross-site",
      })
  void own_pages_allowed_origins_programs_and_reads_are_unaffected(String method, String header)
      throws Exception {
    assertThat(answer(method + " /api/start", header)).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void a_browsers_own_statement_counts_more_than_an_allowed_looking_origin() throws Exception {
    assertThat(answer("POST /api/start", "Origin: http://localhost", "Sec-Fetch-Site: cross-site"))
        .startsWith("HTTP/1.1 403 ");
    assertThat(
            answer(
                "POST /api/start", "Origin: http://friend.example", "Sec-Fetch-Site: cross-site"))
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  void an_anonymous_function_stays_open_to_every_page() throws Exception {
    assertThat(answer("POST /api/open", EVIL, "Sec-Fetch-Site: cross-site"))
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  void a_host_that_requires_keys_decides_by_the_key_alone() throws Exception {
    try (TestSite site = TestSite.of(functions()).keysEnforced().start()) {
      String key = "x-functions-key: " + site.keys().master();

      assertThat(RawClient.line(site.port(), "POST /api/start HTTP/1.1", EVIL, key))
          .startsWith("HTTP/1.1 200 ");
      assertThat(RawClient.line(site.port(), "POST /api/start HTTP/1.1", EVIL))
          .startsWith("HTTP/1.1 401 ");
    }
  }

  @Test
  void the_refusal_names_the_origin_and_the_way_out() throws Exception {
    assertThat(answer("POST /api/start", EVIL))
        .endsWith(
            "A page of another site (http://evil.example) may not change anything here. If it is"
                + " yours, add its origin to Host.CORS in local.settings.json, or start the host"
                + " with --auth.");
  }

  private static String answer(String line, String... headers) throws Exception {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Content-Length: 0");
    return RawClient.line(SITE.port(), line + " HTTP/1.1", all.toArray(String[]::new));
  }
}

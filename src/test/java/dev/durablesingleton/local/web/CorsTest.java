package dev.durablesingleton.local.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.durablesingleton.local.worker.Value;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorsTest {

  private static final TestFunction GET =
      TestFunction.http(
          "Get",
          "'route':'x','methods':['GET'],'authLevel':'ANONYMOUS'",
          call -> new Value.Text("ran"));

  @Test
  void a_preflight_of_an_allowed_origin_is_answered_without_the_function() throws IOException {
    try (TestSite site = TestSite.of(GET).cors(true, "http://a.example").start()) {
      String answer = preflight(site, "http://a.example");

      assertThat(answer)
          .startsWith("HTTP/1.1 204")
          .contains(
              "Access-Control-Allow-Origin: http://a.example\r\n",
              "Access-Control-Allow-Methods: PUT\r\n",
              "Access-Control-Allow-Headers: x-one\r\n",
              "Access-Control-Allow-Credentials: true\r\n");
    }
  }

  @Test
  void requests_of_other_origins_run_and_get_no_header() throws IOException {
    try (TestSite site = TestSite.of(GET).cors(false, "http://a.example").start()) {
      assertThat(preflight(site, "http://b.example"))
          .startsWith("HTTP/1.1 204")
          .doesNotContain("Access-Control");
      assertThat(request(site, "http://b.example"))
          .startsWith("HTTP/1.1 200")
          .doesNotContain("Access-Control");
    }
  }

  @Test
  void several_origins_add_a_vary_header() throws IOException {
    try (TestSite site =
        TestSite.of(GET).cors(false, "http://a.example", "http://b.example").start()) {
      assertThat(request(site, "http://b.example"))
          .contains("Access-Control-Allow-Origin: http://b.example\r\n", "Vary: Origin\r\n");
    }
  }

  @Test
  void a_star_allows_every_origin() throws IOException {
    try (TestSite site = TestSite.of(GET).cors(false, "*").start()) {
      assertThat(request(site, "http://b.example"))
          .contains("Access-Control-Allow-Origin: *\r\n")
          .doesNotContain("Vary");
    }
  }

  @Test
  void a_star_cannot_be_combined_with_credentials() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Cors(List.of("*"), true));
  }

  @Test
  void without_origins_options_is_an_ordinary_method() throws IOException {
    try (TestSite site = TestSite.with(GET)) {
      assertThat(preflight(site, "http://a.example"))
          .startsWith("HTTP/1.1 404")
          .doesNotContain("Access-Control");
    }
  }

  private static String preflight(TestSite site, String origin) throws IOException {
    return RawClient.line(
        site.port(),
        "OPTIONS /api/x HTTP/1.1",
        "Origin: " + origin,
        "Access-Control-Request-Method: PUT",
        "Access-Control-Request-Headers: x-one");
  }

  private static String request(TestSite site, String origin) throws IOException {
    return RawClient.line(site.port(), "GET /api/x HTTP/1.1", "Origin: " + origin);
  }
}

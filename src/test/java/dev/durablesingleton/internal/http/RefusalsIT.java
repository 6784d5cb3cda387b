package dev.durablesingleton.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.durablesingleton.fixtures.HostedApp;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A refused start over HTTP")
class RefusalsIT {

  private static final String FORBIDDEN = "none of / \\ # ? and no control character is allowed.";

  @RegisterExtension static final HostedApp APP = new HostedApp();

  static Stream<Arguments> badIds() {
    return Stream.of(
        arguments("i".repeat(257), "has 257 characters; at most 256 are allowed."),
        arguments("@counter", "starts with '@'; the engine takes such an ID for an entity"),
        arguments("a\\b", "'a\\b' holds '\\'; " + FORBIDDEN),
        arguments("a#b", "'a#b' holds '#'; " + FORBIDDEN),
        arguments("a?b", "'a?b' holds '?'; " + FORBIDDEN),
        arguments("a/b", "holds an encoded '/'; " + FORBIDDEN),
        arguments("a\u0007b", "holds U+0007; " + FORBIDDEN),
        arguments("a\nb", "holds U+000A; " + FORBIDDEN),
        arguments("a\u0085b", "holds U+0085; " + FORBIDDEN));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("badIds")
  void names_the_rule_for_ids(String id, String rule) {
    HttpResponse<String> answer = APP.start("HelloCities", id, "", null);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).startsWith("The instance ID '").contains(rule);
  }

  @Test
  void does_not_happen_when_only_the_id_is_missing() {
    HttpResponse<String> answer = APP.http().send("POST", "/api/orchestrators/HelloCities/", "");

    assertThat(answer.statusCode()).isEqualTo(202);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\": 1,\\n \"b\": x}|line 2, column 7",
        "{\"a\":|line 1, column 6",
        "1 2|line 1, column 3",
        "tour|line 1, column 4",
      })
  void names_line_and_column_of_invalid_json(String body, String place) {
    HttpResponse<String> answer =
        APP.start("HelloCities", "not-json", "", body.replace("\\n", "\n"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).startsWith("The input is not JSON at " + place + ":");
    assertThat(exists("not-json")).isFalse();
  }

  @Test
  void requires_the_length_of_a_body() {
    HttpResponse<String> answer =
        APP.http()
            .send(
                "POST",
                "/api/orchestrators/HelloCities/chunked",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[] {'1'})));

    assertThat(answer.statusCode()).isEqualTo(411);
    assertThat(answer.body()).contains("Content-Length");
    assertThat(exists("chunked")).isFalse();
  }

  @Test
  void names_the_limit_of_the_input_and_starts_nothing_above_it() {
    HttpResponse<String> answer =
        APP.start("HelloCities", "too-large", "", quoted(4 * 1024 * 1024));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(exists("too-large")).isFalse();
    int limit = limitIn(answer.body());
    assertThat(limit).isGreaterThan(4 * 1024 * 1024 - 2048);

    HttpResponse<String> above = APP.start("HelloCities", "too-large", "", quoted(limit + 1));
    assertThat(above.statusCode()).isEqualTo(413);
    assertThat(exists("too-large")).isFalse();

    HttpResponse<String> most = APP.start("HelloCities", "too-large", "wait=60", quoted(limit));
    assertThat(most.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"NoSuch", "SayHello", "HttpStart"})
  void lists_the_orchestrators_if_the_name_is_unknown(String name) {
    HttpResponse<String> answer = APP.start(name, "unknown", "", null);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body())
        .isEqualTo(
            "There is no orchestrator '"
                + name
                + "'; this app has HelloCities, PeriodicCleanup, ProvisionDevice, ProvisionFleet.");
    assertThat(exists("unknown")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "reuse=always, reuse is 'always'; it must be never",
    "reuse=x, reuse is 'x'; it must be never, failed, finished or any.",
    "wait=231, wait is '231'; it must be a whole number of seconds from 0 to 230.",
    "wait=-1, wait is '-1'; it must be",
    "wait=soon, wait is 'soon'; it must be",
  })
  void names_the_invalid_parameter(String query, String sentence) {
    HttpResponse<String> answer = APP.start("HelloCities", "query", query, null);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).startsWith(sentence);
    assertThat(exists("query")).isFalse();
  }

  @Test
  void is_problem_json_for_a_caller_that_accepts_json() {
    HttpResponse<String> answer =
        APP.start("HelloCities", "@a", "", null, "Accept", "application/json");

    JsonObject problem = JsonParser.parseString(answer.body()).getAsJsonObject();
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(problem.get("status").getAsInt()).isEqualTo(400);
    assertThat(problem.get("detail").getAsString()).startsWith("The instance ID '@a' starts with");
  }

  private static boolean exists(String id) {
    return APP.client().getInstanceMetadata(id, false).isInstanceFound();
  }

  /** A JSON string of this length, including its quotes. */
  private static String quoted(int length) {
    return '"' + "x".repeat(length - 2) + '"';
  }

  private static int limitIn(String sentence) {
    Matcher limit = Pattern.compile("larger than (\\d+) bytes").matcher(sentence);
    assertThat(limit.find()).as(sentence).isTrue();
    return Integer.parseInt(limit.group(1));
  }
}

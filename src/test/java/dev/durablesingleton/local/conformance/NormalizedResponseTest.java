package dev.durablesingleton.local.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Two answers")
class NormalizedResponseTest {

  @Test
  void differ_in_their_status() {
    assertThat(differences(answer("s", 202, ""), answer("s", 500, "")))
        .containsExactly("status: expected 202, got 500");
  }

  @Test
  void differ_in_a_missing_header() {
    assertThat(differences(answer("s", Map.of("Retry-After", "5")), answer("s", Map.of())))
        .containsExactly("headers.retry-after: expected \"5\", missing");
  }

  @Test
  void differ_in_a_value_deep_in_the_body() {
    assertThat(
            differences(
                answer("s", 200, "{\"a\": [{\"b\": 1}, {\"b\": 2}]}"),
                answer("s", 200, "{\"a\": [{\"b\": 1}, {\"b\": 3}]}")))
        .containsExactly("body.a[1].b: expected 2, got 3");
  }

  @Test
  void differ_if_one_is_a_text_and_the_other_is_json() {
    assertThat(differences(answer("s", 200, "text"), answer("s", 200, "5"))).hasSize(1);
  }

  @Test
  void are_equal_despite_order_spacing_and_number_format() {
    assertThat(
            differences(
                answer("s", 200, "{\"a\": 2.50, \"b\": null}"),
                answer("s", 200, "{\"b\":null,\"a\":2.5}")))
        .isEmpty();
  }

  @Test
  void are_equal_despite_times_hosts_and_keys() {
    assertThat(
            differences(
                answer("s", 200, "at 2026-11-22T18:46:10Z http://localhost:7071/x?code=KEY&a=b"),
                answer("s", 200, "at 2027-01-02T03:04:05.6Z http://127.0.0.1:80/x?code=abc==&a=b")))
        .isEmpty();
  }

  @Test
  void are_equal_despite_repeated_timers_but_not_despite_a_repeated_task() {
    String timer = "{\"EventType\": \"TimerFired\"}";
    String task = "{\"EventType\": \"TaskCompleted\"}";
    assertThat(differences(history(timer, task), history(task, timer, timer))).isEmpty();
    assertThat(differences(history(timer, task), history(task, timer, task))).hasSize(1);
  }

  @Test
  void to_a_query_of_the_whole_hub_need_only_the_same_members() {
    String one = "[{\"instanceId\": \"a\"}]";
    String two = "[{\"instanceId\": \"b\"}, {\"instanceId\": \"c\"}]";
    assertThat(differences(answer("list.prefix", 200, one), answer("list.prefix", 200, two)))
        .isEmpty();
    assertThat(differences(answer("list.prefix", 200, one), answer("list.prefix", 200, "[{}]")))
        .hasSize(1);
  }

  private static List<String> differences(Exchange expected, Exchange actual) {
    return Differences.between(NormalizedResponse.of(expected), NormalizedResponse.of(actual));
  }

  private static Exchange history(String... events) {
    return answer("s", 200, "{\"historyEvents\": [" + String.join(",", events) + "]}");
  }

  private static Exchange answer(String step, Map<String, String> headers) {
    return new Exchange(step, "GET /", null, 200, headers, "");
  }

  private static Exchange answer(String step, int status, String body) {
    return new Exchange(step, "GET /", null, status, Map.of(), body);
  }
}

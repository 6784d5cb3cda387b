package dev.durablesingleton.local.web.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.web.http.Query;
import dev.durablesingleton.local.worker.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TriggerMetadataTest {

  @Test
  void route_overrides_query_and_query_overrides_body() {
    Map<String, Value> metadata =
        metadata(
            "{\"a\":\"body\",\"b\":\"body\",\"c\":\"body\"}",
            "b=query&c=query",
            Map.of("c", "route"));

    assertThat(metadata)
        .containsEntry("a", new Value.Text("body"))
        .containsEntry("b", new Value.Text("query"))
        .containsEntry("c", new Value.Text("route"));
  }

  @Test
  void the_first_spelling_of_a_name_is_used() {
    assertThat(metadata("{\"ID\":1}", "", Map.of("id", "x")))
        .containsEntry("ID", new Value.Text("x"))
        .doesNotContainKey("id");
  }

  @Test
  void members_of_a_body_are_text_and_nested_ones_json() {
    assertThat(metadata("{\"n\":1.50,\"t\":true,\"o\":{\"x\": [1]},\"z\":null}", "", Map.of()))
        .containsEntry("n", new Value.Text("1.5"))
        .containsEntry("t", new Value.Text("True"))
        .containsEntry("o", new Value.Text("{\"x\":[1]}"))
        .doesNotContainKey("z");
  }

  @Test
  void the_key_is_in_the_query_map_only() {
    Map<String, Value> metadata = metadata("", "code=KEY&q=1&q=2", Map.of());

    assertThat(metadata)
        .doesNotContainKey("code")
        .containsEntry("q", new Value.Text("2"))
        .containsEntry("Query", new Value.Json("{\"code\":\"KEY\",\"q\":\"2\"}"))
        .containsEntry("Headers", new Value.Json("{\"X-Case\":\"One\"}"));
  }

  private static Map<String, Value> metadata(String body, String query, Map<String, String> route) {
    return TriggerMetadata.of(
        Map.of("X-Case", "One"), new Value.Text(body), Query.parse(query), route);
  }
}

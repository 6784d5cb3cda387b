package dev.durablesingleton.local.web.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.json.Json;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusDocumentTest {

  @Test
  void shows_the_members_in_their_order() {
    assertThat(Json.compact(StatusDocument.of(instance("3", "", null, null), true)))
        .isEqualTo(
            "{\"name\":\"O\",\"instanceId\":\"abc\",\"runtimeStatus\":\"Completed\",\"input\":3,"
                + "\"customStatus\":\"\",\"output\":null,"
                + "\"createdTime\":\"2024-03-07T17:16:49Z\","
                + "\"lastUpdatedTime\":\"2024-03-07T17:16:51Z\"}");
  }

  @Test
  void shows_the_parent_behind_the_id() {
    assertThat(
            Json.compact(
                StatusDocument.of(
                    instance("3", "", null, new Instance.Parent("boss", "e", "P", 0)), true)))
        .startsWith(
            "{\"name\":\"O\",\"instanceId\":\"abc\",\"parentInstanceId\":\"boss\","
                + "\"runtimeStatus\":\"Completed\",");
  }

  @Test
  void shows_why_the_instance_takes_no_turn() {
    assertThat(
            StatusDocument.of(instance("3", null, null, null), true, "waits.")
                .get("reasonToWait")
                .getAsString())
        .isEqualTo("The instance waits.");
  }

  @Test
  void hides_the_input() {
    assertThat(StatusDocument.of(instance("3", null, null, null), false).get("input").isJsonNull())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "404 not found   | 404",
        "true story      | true",
        "stop it         | \"stop it\"",
        "~  ~            | \"\"",
        "\"2024-03-07T17:16:49.10Z\" | \"2024-03-07T17:16:49.10Z\"",
        "{'a': 2.50}     | {\"a\":2.5}",
        "123456789012345678901234567890 | 123456789012345678901234567890"
      })
  void shows_stored_text_as_the_value_it_begins_with(String stored, String shown) {
    assertThat(Json.compact(Payload.of(stored))).isEqualTo(shown);
  }

  private static Instance instance(
      String input, String customStatus, String output, Instance.Parent parent) {
    return new Instance(
        "abc",
        "e",
        "O",
        null,
        RuntimeStatus.COMPLETED,
        Instant.parse("2024-03-07T17:16:49.999Z"),
        Instant.parse("2024-03-07T17:16:51Z"),
        null,
        input,
        customStatus,
        output,
        null,
        parent,
        Map.of());
  }
}

package dev.durablesingleton.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

  private static final InstanceId ID = new InstanceId("tour-1");
  private static final JsonInput INPUT = new JsonInput("{\"n\": 1.50}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          8e03978e-40d5-43e8-bc93-6894a57f9324   | 8e03978e-40d5-43e8-bc93-6894a57f9324
          "8e03978e-40d5-43e8-bc93-6894a57f9324" | 8e03978e-40d5-43e8-bc93-6894a57f9324
          ` "a b, c" `                           | a b, c
          "a \\"b\\" \\\\"                       | a "b" \\
          order/7;try=2                          | order/7;try=2
          """)
  void is_read_in_quotes_or_bare(String header, String value) {
    assertThat(IdempotencyKey.of(header)).isEqualTo(new IdempotencyKey(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\"\"",
        "\" \"",
        "a, b",
        "a b",
        "\"a",
        "a\"b",
        "\"a\"b\"",
        "é",
        "\"a\\b\""
      })
  void is_refused_with_value_and_rule_if_it_is_invalid(String header) {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> IdempotencyKey.of(header))
        .withMessageStartingWith(
            "The header Idempotency-Key is '" + header + "'; it must have 1 to 256 printable");
  }

  @Test
  void has_at_most_256_characters() {
    assertThat(IdempotencyKey.of("k".repeat(256)).value()).hasSize(256);
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> IdempotencyKey.of("k".repeat(257)));
  }

  @Test
  void gives_a_repetition_the_same_token_and_shows_another_input() {
    StartToken token = token("k", "HelloCities", ID, INPUT);

    assertThat(token("k", "HelloCities", ID, INPUT)).isEqualTo(token);
    StartToken otherInput = token("k", "HelloCities", ID, new JsonInput("{\"n\": 1.5}"));
    assertThat(otherInput).isNotEqualTo(token);
    assertThat(otherInput.hasSameKey(token)).isTrue();
  }

  @Test
  void gives_another_key_function_or_id_a_token_of_another_key() {
    StartToken token = token("k", "HelloCities", ID, INPUT);

    assertThat(token("l", "HelloCities", ID, INPUT).hasSameKey(token)).isFalse();
    assertThat(token("k", "ProvisionFleet", ID, INPUT).hasSameKey(token)).isFalse();
    assertThat(token("k", "HelloCities", new InstanceId("tour-2"), INPUT).hasSameKey(token))
        .isFalse();
    // The parts are not merely joined.
    assertThat(token("kH", "elloCities", ID, INPUT).hasSameKey(token)).isFalse();
  }

  @Test
  void gives_a_token_that_survives_input_and_tag_and_counts_no_restarts() {
    StartToken token = token("k", "HelloCities", ID, INPUT);

    assertThat(StartToken.of(token.appendTo(INPUT))).contains(token);
    assertThat(token.id().version()).isEqualTo(8);
    assertThat(token.id().variant()).isEqualTo(2);
    assertThat(token.restarts()).isZero();
  }

  @Test
  void gives_a_start_without_id_the_same_id_for_each_repetition() {
    IdempotencyKey key = new IdempotencyKey("k");

    assertThat(key.instanceId("HelloCities")).isEqualTo(key.instanceId("HelloCities"));
    assertThat(key.instanceId("ProvisionFleet")).isNotEqualTo(key.instanceId("HelloCities"));
  }

  private static StartToken token(String key, String function, InstanceId id, JsonInput input) {
    return new IdempotencyKey(key).token(function, id, input);
  }
}

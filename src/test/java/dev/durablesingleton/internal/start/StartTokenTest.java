package dev.durablesingleton.internal.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.util.RawValue;
import com.microsoft.durabletask.JacksonDataConverter;
import dev.durablesingleton.start.JsonInput;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartTokenTest {

  private final JsonInput input = new JsonInput("{\"n\": 1.50}");

  @Test
  void is_appended_as_64_whitespace_characters() {
    String raw = StartToken.random().appendTo(input);
    assertThat(raw).startsWith(input.text());
    assertThat(raw.substring(input.text().length())).matches("[ \t\n\r]{64}");
  }

  @Test
  void encodes_two_bits_per_character_from_the_highest_down() {
    String raw =
        new StartToken(new UUID(0b00_01_10_11L, 0b11_10_01_00L)).appendTo(new JsonInput("0"));
    assertThat(raw).isEqualTo("0" + " ".repeat(28) + " \t\n\r" + " ".repeat(28) + "\r\n\t ");
  }

  @Test
  void recognises_its_own_input() {
    StartToken token = StartToken.random();
    assertThat(token.isIn(token.appendTo(input))).isTrue();
    assertThat(token.isIn(StartToken.random().appendTo(input))).isFalse();
    assertThat(token.isIn(input.text())).isFalse();
    assertThat(token.isIn("")).isFalse();
    assertThat(token.isIn(null)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 6, 255})
  void stores_a_restart_count_that_is_read_from_the_raw_input(int restarts) {
    assertThat(StartPrecondition.restartsIn(StartToken.random(restarts).appendTo(input)))
        .isEqualTo(restarts);
    assertThat(StartToken.random(restarts).id()).isNotEqualTo(StartToken.random(restarts).id());
  }

  @Test
  void a_raw_input_without_a_token_has_the_restart_count_zero() {
    assertThat(StartPrecondition.restartsIn("")).isZero();
    assertThat(StartPrecondition.restartsIn(input.text())).isZero();
    assertThat(StartPrecondition.restartsIn(" ".repeat(63))).isZero();
    assertThat(StartPrecondition.restartsIn("1" + " ".repeat(64))).isZero();
    assertThat(StartPrecondition.restartsIn(new StartToken(UUID.randomUUID()).appendTo(input)))
        .isZero();
  }

  @Test
  void a_restart_count_is_limited_to_one_byte() {
    assertThat(new StartPrecondition(256, null).restarts()).isEqualTo(255);
  }

  @Test
  void survives_the_sdks_converter_and_is_ignored_by_json_readers() {
    JacksonDataConverter sdk = new JacksonDataConverter();
    String raw = StartToken.random().appendTo(input);
    String stored = sdk.serialize(new RawValue(raw));
    assertThat(stored).isEqualTo(raw);
    assertThat(sdk.deserialize(stored, Object.class))
        .isEqualTo(sdk.deserialize(input.text(), Object.class));
    assertThat(sdk.deserialize(StartToken.random().appendTo(new JsonInput("null")), Object.class))
        .isNull();
  }
}

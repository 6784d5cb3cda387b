package dev.durablesingleton.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.util.RawValue;
import com.microsoft.durabletask.JacksonDataConverter;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartTokenTest {

  private final JsonInput input = new JsonInput("{\"n\": 1.50}");

  @Test
  void is_64_characters_of_whitespace_behind_the_text() {
    String marked = StartToken.random().on(input);
    assertThat(marked).startsWith(input.text());
    assertThat(marked.substring(input.text().length())).matches("[ \t\n\r]{64}");
  }

  @Test
  void spells_two_bits_a_character_from_the_highest_on() {
    String marked = new StartToken(new UUID(0b00_01_10_11L, 0b11_10_01_00L)).on(new JsonInput("0"));
    assertThat(marked).isEqualTo("0" + " ".repeat(28) + " \t\n\r" + " ".repeat(28) + "\r\n\t ");
  }

  @Test
  void knows_its_own_input_from_every_other() {
    StartToken mark = StartToken.random();
    assertThat(mark.isOn(mark.on(input))).isTrue();
    assertThat(mark.isOn(StartToken.random().on(input))).isFalse();
    assertThat(mark.isOn(input.text())).isFalse();
    assertThat(mark.isOn("")).isFalse();
    assertThat(mark.isOn(null)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 6, 255})
  void carries_a_number_that_is_read_back_from_the_raw_input(int restarts) {
    assertThat(StartPrecondition.restartsIn(StartToken.random(restarts).on(input)))
        .isEqualTo(restarts);
    assertThat(StartToken.random(restarts).id()).isNotEqualTo(StartToken.random(restarts).id());
  }

  @Test
  void a_raw_input_without_a_mark_or_with_one_of_another_kind_carries_no_number() {
    assertThat(StartPrecondition.restartsIn("")).isZero();
    assertThat(StartPrecondition.restartsIn(input.text())).isZero();
    assertThat(StartPrecondition.restartsIn(" ".repeat(63))).isZero();
    assertThat(StartPrecondition.restartsIn("1" + " ".repeat(64))).isZero();
    assertThat(StartPrecondition.restartsIn(new StartToken(UUID.randomUUID()).on(input))).isZero();
  }

  @Test
  void a_number_too_large_for_the_mark_is_cut_off() {
    assertThat(new StartPrecondition(256, Optional.empty()).restarts()).isEqualTo(255);
  }

  @Test
  void goes_through_the_sdks_converter_untouched_and_is_nothing_to_the_reader() {
    JacksonDataConverter sdk = new JacksonDataConverter();
    String marked = StartToken.random().on(input);
    String stored = sdk.serialize(new RawValue(marked));
    assertThat(stored).isEqualTo(marked);
    assertThat(sdk.deserialize(stored, Object.class))
        .isEqualTo(sdk.deserialize(input.text(), Object.class));
    assertThat(sdk.deserialize(StartToken.random().on(new JsonInput("null")), Object.class))
        .isNull();
  }
}

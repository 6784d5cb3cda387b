package dev.durablesingleton.singleton;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.util.RawValue;
import com.microsoft.durabletask.JacksonDataConverter;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MarkTest {

  private final JsonInput input = new JsonInput("{\"n\": 1.50}");

  @Test
  void is_64_characters_of_whitespace_behind_the_text() {
    String marked = Mark.random().on(input);
    assertThat(marked).startsWith(input.text());
    assertThat(marked.substring(input.text().length())).matches("[ \t\n\r]{64}");
  }

  @Test
  void spells_two_bits_a_character_from_the_highest_on() {
    String marked = new Mark(new UUID(0b00_01_10_11L, 0b11_10_01_00L)).on(new JsonInput("0"));
    assertThat(marked).isEqualTo("0" + " ".repeat(28) + " \t\n\r" + " ".repeat(28) + "\r\n\t ");
  }

  @Test
  void knows_its_own_input_from_every_other() {
    Mark mark = Mark.random();
    assertThat(mark.isOn(mark.on(input))).isTrue();
    assertThat(mark.isOn(Mark.random().on(input))).isFalse();
    assertThat(mark.isOn(input.text())).isFalse();
    assertThat(mark.isOn("")).isFalse();
    assertThat(mark.isOn(null)).isFalse();
  }

  @Test
  void goes_through_the_sdks_converter_untouched_and_is_nothing_to_the_reader() {
    JacksonDataConverter sdk = new JacksonDataConverter();
    String marked = Mark.random().on(input);
    String stored = sdk.serialize(new RawValue(marked));
    assertThat(stored).isEqualTo(marked);
    assertThat(sdk.deserialize(stored, Object.class))
        .isEqualTo(sdk.deserialize(input.text(), Object.class));
    assertThat(sdk.deserialize(Mark.random().on(new JsonInput("null")), Object.class)).isNull();
  }
}

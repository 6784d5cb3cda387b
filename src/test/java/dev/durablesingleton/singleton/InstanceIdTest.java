package dev.durablesingleton.singleton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceIdTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a", "tour-1", "a b", "a+b", "50%", "x%41", "Zürich", "東京", "😀", "a@b", "...", "a:b",
        "\"<{[^"
      })
  void takes_any_other_text(String id) {
    assertThat(new InstanceId(id).value()).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          @entity | '@entity' starts with '@'
          a/b     | 'a/b' holds '/'
          a\\b    | 'a\\b' holds '\\'
          a#b     | 'a#b' holds '#'
          a?b     | 'a?b' holds '?'
          a%2Fb   | 'a%2Fb' holds an encoded '/'
          a%2fb   | 'a%2fb' holds an encoded '/'
          .       | '.' is a step in a path
          ..      | '..' is a step in a path
          """)
  void refuses_what_no_engine_or_url_can_bear_and_names_it(String id, String reason) {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> new InstanceId(id))
        .withMessageContaining("The instance ID " + reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\nb", "a\u007Fb", "a\u0085b"})
  void refuses_control_characters_without_repeating_them(String id) {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> new InstanceId(id))
        .withMessageContaining(String.format("holds U+%04X", (int) id.charAt(1)))
        .withMessageContaining("'a\uFFFDb'");
  }

  @Test
  void refuses_an_empty_id() {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> new InstanceId(""))
        .withMessage("The instance ID is empty; it must have 1 to 256 characters.");
  }

  @Test
  void counts_length_in_utf16_units_up_to_256() {
    assertThat(new InstanceId("😀".repeat(128)).value()).hasSize(256);
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> new InstanceId("x".repeat(257)))
        .withMessage(
            "The instance ID '"
                + "x".repeat(64)
                + "…' has 257 characters; at most 256 are allowed.");
  }
}

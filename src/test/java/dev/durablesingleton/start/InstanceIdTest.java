package dev.durablesingleton.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.durablesingleton.fixtures.OddIds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceIdTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a", "tour-1", "a b", "a+b", "50%", "x%41", "Zürich", "東京", "😀", "a@b", "...", "a:b",
        "\"<{[^"
      })
  void accepts_any_other_text(String id) {
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
  void refuses_an_id_that_the_engine_or_a_url_cannot_handle_and_names_the_rule(
      String id, String reason) {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> new InstanceId(id))
        .withMessageContaining("The instance ID " + reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\nb", "a\u007Fb", "a\u0085b"})
  void refuses_control_characters_without_printing_them(String id) {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> new InstanceId(id))
        .withMessageContaining(String.format("holds U+%04X", (int) id.charAt(1)))
        .withMessageContaining("'a\uFFFDb'");
  }

  @ParameterizedTest
  @MethodSource("dev.durablesingleton.fixtures.OddIds#blanks")
  void refuses_white_space_alone_as_dotnet_defines_it(String blank) {
    String id = blank + " " + blank;
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> new InstanceId(id))
        .withMessage(
            "The instance ID is white space alone (%s, U+0020, %s); on Azure Storage such an instance never runs and holds up all others for minutes, so an ID must have at least one other character.",
            OddIds.codePoint(blank), OddIds.codePoint(blank));
  }

  @ParameterizedTest
  @ValueSource(strings = {" a", "\u3000x", "\u200B", "\u180E", "\u2060", "\uFEFF"})
  void takes_white_space_beside_another_character_and_what_dotnet_does_not_count(String id) {
    assertThat(new InstanceId(id).value()).isEqualTo(id);
  }

  @ParameterizedTest
  @MethodSource("dev.durablesingleton.fixtures.OddIds#withoutXml")
  void refuses_what_xml_cannot_carry_without_repeating_it(String id) {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> new InstanceId(id))
        .withMessage(
            "The instance ID '%s' holds %s; the queues of Azure Storage cannot carry U+FFFE or U+FFFF, so neither is allowed.",
            id.replaceAll("[\uFFFE\uFFFF]", "\uFFFD"), OddIds.codePoint(id));
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

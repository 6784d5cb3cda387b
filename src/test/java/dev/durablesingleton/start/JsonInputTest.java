package dev.durablesingleton.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonInputTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"b\": 1.10, \"a\": 1e2}",
        " [1,\n2] ",
        "\"z\\u00fcrich 東京\"",
        "12345678901234567890.10",
        "null",
        "true",
        "{\"a\":1,\"a\":2}"
      })
  void stores_the_text_unchanged(String text) {
    assertThat(JsonInput.ofBody(text).text()).isEqualTo(text);
  }

  @Test
  void a_position_has_ascii_digits_under_every_locale() {
    Locale usual = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      assertThatThrownBy(() -> new JsonInput("{oops"))
          .hasMessageStartingWith("The input is not JSON at line 1, column 2: ");
    } finally {
      Locale.setDefault(usual);
    }
  }

  @Test
  void escapes_the_two_characters_that_xml_does_not_have_and_nothing_else() {
    assertThat(new JsonInput("{\"\uFFFE\\\\\" : \"\\\\\uFFFF\uFFFD\\u0041\"}").text())
        .isEqualTo("{\"\\uFFFE\\\\\" : \"\\\\\\uFFFF\uFFFD\\u0041\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\r\n\t"})
  void reads_an_empty_body_as_null(String body) {
    assertThat(JsonInput.ofBody(body).text()).isEqualTo("null");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          hello            | line 1, column
          {"a": }          | line 1, column 7
          {'a': 1}         | line 1, column 2
          {"a": 1,}        | line 1, column 9
          {"a": 1          | line 1, column
          "open            | line 1, column
          [1] [2]          | line 1, column 5: a second value follows the first
          01               | line 1, column
          NaN              | line 1, column
          /* c */ 1        | line 1, column 1
          """)
  void reports_line_and_column_of_invalid_json(String body, String place) {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> JsonInput.ofBody(body))
        .withMessageStartingWith("The input is not JSON at ")
        .withMessageContaining(place)
        .withMessageNotContaining("Source");
  }

  static Stream<Arguments> beyond_limits() {
    return Stream.of(
        arguments("[".repeat(1_001), "column 1002: Depth (1001)"),
        arguments("{\"a\":".repeat(1_001), "column 5002: Depth (1001)"),
        arguments("[".repeat(1_000_000), "column 1002: Depth (1001)"),
        arguments("1".repeat(1_001), "column 1002: Number length (1001)"),
        arguments("0." + "1".repeat(1_001), "column 1004: Number length (1001)"));
  }

  @ParameterizedTest
  @MethodSource("beyond_limits")
  void refuses_json_beyond_the_parsers_limits_and_names_the_place(String body, String reason) {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> JsonInput.ofBody(body))
        .withMessageStartingWith("The input exceeds a limit for JSON at line 1, " + reason)
        .withMessageMatching(".* exceeds the maximum (length|allowed nesting depth) \\(1000\\)\\.");
  }

  @Test
  void allows_a_thousand_levels_and_digits() {
    String deep = "[".repeat(1_000) + "]".repeat(1_000);
    assertThat(new JsonInput(deep).text()).isEqualTo(deep);
    assertThat(new JsonInput("1".repeat(1_000)).text()).hasSize(1_000);
  }

  @Test
  void counts_lines() {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> JsonInput.ofBody("{\n  \"a\": 1,\n  b\n}"))
        .withMessageContaining("line 3, column 3");
  }

  @Test
  void does_not_limit_the_length_of_a_string() {
    String text = "\"" + "x".repeat(21_000_000) + "\"";
    assertThat(new JsonInput(text).text()).hasSameSizeAs(text);
  }
}

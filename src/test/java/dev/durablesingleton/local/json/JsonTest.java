package dev.durablesingleton.local.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("JSON as the Functions host reads and writes it")
class JsonTest {

  @ParameterizedTest(name = "{0} reads as {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "404 not found          | 404",
        "true story             | true",
        "'single'               | \"single\"",
        "{a:1, 'b':2, \"c\":3}  | {\"a\":1,\"b\":2,\"c\":3}",
        "/* no */ 5 // five     | 5",
        "[1,2,]                 | [1,2]",
        "[1,,2]                 | [1,null,2]",
        "{\"a\":1,\"a\":2}      | {\"a\":2}",
        "123456789012345678901234567890 | 123456789012345678901234567890",
        "2.50                   | 2.5",
        "1e20                   | 1E+20",
        "1.0                    | 1.0",
        "100.0                  | 100.0",
        "-0                     | 0",
        "-0.0                   | -0.0",
        ".5                     | 0.5",
        "0x1F                   | 31",
        "017                    | 15",
        "\"2024-03-07T17:16:49.500Z\" | \"2024-03-07T17:16:49.500Z\"",
        "\"\\u00e9\\n\\/\"      | \"é\\n/\"",
        "undefined              | null",
        "NaN                    | \"NaN\"",
        "5} and more            | 5"
      })
  void reads_the_first_value(String text, String compact) {
    assertThat(Json.firstValue(text).map(Json::compact)).contains(compact);
  }

  @ParameterizedTest(name = "\"{0}\" is not JSON")
  @ValueSource(
      strings = {
        "",
        "  ",
        "hello world",
        "trueish",
        "{",
        "[1",
        "{\"a\"}",
        "{\"a\":1 2}",
        "404abcx",
        "1e",
        "\"open",
        "\"\\x\"",
        "+5",
        "/* open",
        "[1}",
        "new Date(1)"
      })
  void a_text_that_does_not_start_with_a_value_is_empty(String text) {
    assertThat(Json.firstValue(text)).isEmpty();
  }

  @Test
  void the_only_value_is_followed_only_by_white_space_and_comments() {
    assertThat(Json.onlyValue(" {\"a\":1} // done")).isPresent();
    assertThat(Json.onlyValue("1 2")).isEmpty();
    assertThat(Json.onlyValue("{} x")).isEmpty();
  }

  @Test
  void reads_at_most_64_levels() {
    assertThat(Json.firstValue("[".repeat(64) + "]".repeat(64))).isPresent();
    assertThat(Json.firstValue("[".repeat(65) + "]".repeat(65))).isEmpty();
    assertThat(Json.firstValue("[".repeat(1_000_000))).isEmpty();
  }

  @Test
  void indents_by_two_spaces_and_keeps_empty_containers_short() {
    assertThat(Json.indented(JsonParser.parseString("{\"a\":1,\"b\":[],\"c\":{},\"d\":[1,null]}")))
        .isEqualTo(
            """
            {
              "a": 1,
              "b": [],
              "c": {},
              "d": [
                1,
                null
              ]
            }""");
  }

  @Test
  void escapes_only_the_characters_that_newtonsoft_escapes() {
    JsonArray array = new JsonArray();
    array.add("é日<>&'=/ \"\\\t\u0001\u2028\u0085");
    assertThat(Json.compact(array)).isEqualTo("[\"é日<>&'=/ \\\"\\\\\\t\\u0001\\u2028\\u0085\"]");
  }

  @ParameterizedTest(name = "{0} prints as {1}")
  @CsvSource({
    "1.0, 1",
    "-0.0, -0",
    "2.50, 2.5",
    "1e20, 1E+20",
    "1e14, 100000000000000",
    "1e15, 1E+15",
    "123456789012345680, 1.2345678901234568E+17",
    "1234567890123456, 1234567890123456",
    "0.0001, 0.0001",
    "0.00001, 1E-05",
    "1.5e-7, 1.5E-07",
    "5e-324, 5E-324",
    "1.7976931348623157e308, 1.7976931348623157E+308",
    "2e23, 2E+23",
    "NaN, NaN",
    "Infinity, Infinity"
  })
  void prints_doubles_as_dot_net_does(double value, String text) {
    assertThat(Json.number(value)).isEqualTo(text);
  }

  @Test
  void prints_all_digits_of_a_widened_float() {
    assertThat(Json.number(0.1f)).isEqualTo("0.10000000149011612");
  }
}

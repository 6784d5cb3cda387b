package dev.durablesingleton.local.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentTest {

  @ParameterizedTest
  @CsvSource({
    "a%20b, a b",
    "%C3%A9, é",
    "%F0%9F%98%80, 😀",
    "a+b, a+b",
    "x%2Fy, x%2Fy",
    "x%2fy, x%2fy",
    "%252F, %2F",
    "%2520, %20",
    "%zz, %zz",
    "x%, x%",
    "%ff, %ff",
    "%C3%zz, %C3%zz",
    "%C0%AF, %C0%AF",
    "%ED%A0%80, %ED%A0%80",
    "%F4%90%80%80, %F4%90%80%80"
  })
  void a_path_is_decoded_once_except_invalid_characters(String sent, String seen) {
    assertThat(Percent.decodePath(sent)).isEqualTo(seen);
  }

  @ParameterizedTest
  @CsvSource({
    "/x@y, /x@y",
    "/b c, /b%20c",
    "/é, /%C3%A9",
    "/😀, /%F0%9F%98%80",
    "/a%2Fb, /a%2Fb",
    "/%zz, /%25zz",
    "/a#b?c|d, /a%23b%3Fc%7Cd",
    "/a(b)!'*, /a(b)!'*"
  })
  void a_path_is_encoded_without_changing_its_escapes(String decoded, String written) {
    assertThat(Percent.encodePath(decoded)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({"a+b, a b", "a%2Fb, a/b", "%ff, \uFFFD", "%C3%A9+%, é %"})
  void a_form_decodes_plus_to_a_space_and_replaces_invalid_characters(String sent, String seen) {
    assertThat(Percent.decodeForm(sent)).isEqualTo(seen);
  }
}

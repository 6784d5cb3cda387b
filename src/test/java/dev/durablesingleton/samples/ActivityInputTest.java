package dev.durablesingleton.samples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityInputTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "Tokyo"          | Tokyo
          Tokyo            | Tokyo
          "say \\"hi\\""   | say "hi"
          "z\\u00fcrich"   | zürich
          12               | 12
          true             | true
          "a" b            | "a" b
          """)
  void is_the_text_with_or_without_quotes(String parameter, String text) {
    assertThat(ActivityInput.text(parameter)).isEqualTo(text);
  }
}

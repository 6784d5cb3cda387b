package dev.durablesingleton.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

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
}

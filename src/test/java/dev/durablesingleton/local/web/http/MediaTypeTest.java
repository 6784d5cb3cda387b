package dev.durablesingleton.local.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {

  @ParameterizedTest
  @CsvSource({
    "application/json, application/json",
    "' Application/JSON ; charset=utf-8', application/json",
    "text/plain;a=b;c=d, text/plain",
    "'', ''"
  })
  void is_the_header_in_lower_case_without_parameters(String header, String name) {
    assertThat(MediaType.of(header)).isEqualTo(new MediaType(name));
  }

  @Test
  void of_a_missing_header_is_empty() {
    assertThat(MediaType.of(null).name()).isEmpty();
    assertThat(MediaType.of(null).isAnyJson()).isFalse();
    assertThat(MediaType.of(null).isBinary()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/json", "application/problem+json", "application/json;charset=x"})
  void recognizes_all_kinds_of_json(String header) {
    assertThat(MediaType.of(header).isAnyJson()).isTrue();
    assertThat(MediaType.of(header).isJson()).isEqualTo(header.startsWith("application/json"));
  }

  @ParameterizedTest
  @CsvSource({
    "application/octet-stream, true",
    "multipart/form-data;boundary=x, true",
    "image/png, false"
  })
  void is_binary_for_octet_streams_and_multipart(String header, boolean binary) {
    assertThat(MediaType.of(header).isBinary()).isEqualTo(binary);
  }
}

package dev.durablesingleton.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptHeaderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON",
        "application/problem+json",
        "application/hal+json;charset=utf-8",
        "application/*",
        "application/json, text/plain, */*",
        "text/plain;q=0.5, application/json;q=0.9",
        "text/html,application/json ; q = 0.8, */*;q=0.1"
      })
  void prefers_json_when_it_is_listed_with_the_highest_quality(String header) {
    assertThat(new AcceptHeader(header).prefersJson()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*/*",
        "text/plain",
        "text/*, application/json;q=0.9",
        "application/json;q=0",
        "application/json;q=0.5, */*",
        "application/xml",
        "application/json;q=1.2.3",
        "json"
      })
  void prefers_text_otherwise(String header) {
    assertThat(new AcceptHeader(header).prefersJson()).isFalse();
  }

  @Test
  void prefers_text_without_a_header() {
    assertThat(new AcceptHeader(null).prefersJson()).isFalse();
  }
}

package dev.durablesingleton.local.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {

  @ParameterizedTest
  @CsvSource({
    "/a/./b, /a/b",
    "/a/../b, /b",
    "/a/%2e%2e/b, /b",
    "/../../b, /b",
    "/a/b/.., /a/",
    "/a/., /a/",
    "/a/.b, /a/.b",
    "/a//b, /a//b",
    "http://host:1/x, /x"
  })
  void dot_segments_are_resolved_after_decoding(String raw, String path) {
    assertThat(RequestTarget.parse(raw)).get().extracting(RequestTarget::path).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a%00b", "/é", "/a b", "/a\u0001"})
  void bytes_outside_ascii_and_the_null_character_are_refused(String raw) {
    assertThat(RequestTarget.parse(raw)).isEmpty();
  }

  @Test
  void the_query_is_not_decoded() {
    RequestTarget target = RequestTarget.parse("/x%40y?a=%20&b=?").orElseThrow();

    assertThat(target.query()).isEqualTo("a=%20&b=?");
    assertThat(target.escaped()).isEqualTo("/x@y?a=%20&b=?");
  }
}

package dev.durablesingleton.local.web.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.web.http.RequestTarget;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookPathTest {

  @ParameterizedTest
  @CsvSource({
    "%23, #",
    "%3F, ?",
    "%5C, \\",
    "@, @",
    "%40, @",
    "%C3%A9, é",
    "x%20y, x y",
    "x+y, x y",
    "x%2520y, x y",
    "x%252520y, x y",
    "x%2By, x y",
    "x%252By, x+y",
    "x%25252By, x+y",
    "x%y, x%y",
    "x%25y, x%y",
    "x%2525y, x%y",
    "x%252525y, x%y",
    "%25252F, %2F",
    "%2525252F, %2F",
    "%25252541, %41",
    "%252541, A"
  })
  void an_id_is_decoded_three_times(String sent, String id) {
    assertThat(segments("/runtime/webhooks/durabletask/instances/" + sent))
        .containsExactly("instances", id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x%2Fy", "x%252Fy"})
  void a_slash_in_an_id_splits_it(String sent) {
    assertThat(segments("/runtime/webhooks/durabletask/instances/" + sent))
        .containsExactly("instances", "x", "y");
  }

  @ParameterizedTest
  @ValueSource(strings = {"instances", "instances/", "instances/%2F"})
  void a_trailing_slash_is_ignored(String path) {
    assertThat(segments("/Runtime/WebHooks/DurableTask/" + path)).containsExactly("instances");
  }

  @Test
  void a_path_with_two_slashes_in_a_row_has_no_segments() {
    assertThat(segments("/runtime/webhooks/durabletask//instances")).isEmpty();
    assertThat(segments("/runtime/webhooks/durabletask/instances//")).isEmpty();
    assertThat(segments("/runtime/webhooks/durabletask")).isEmpty();
  }

  @Test
  void other_extensions_are_recognized() {
    assertThat(WebhookPath.isDurable(target("/runtime/webhooks/durabletasks"))).isFalse();
    assertThat(WebhookPath.otherExtension(target("/runtime/webhooks/Blobs/x"))).contains("Blobs");
    assertThat(WebhookPath.otherExtension(target("/runtime/webhooks"))).isEmpty();
  }

  private static List<String> segments(String path) {
    return WebhookPath.segments(target(path));
  }

  private static RequestTarget target(String path) {
    return RequestTarget.parse(path).orElseThrow();
  }
}

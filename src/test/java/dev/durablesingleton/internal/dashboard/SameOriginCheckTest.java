package dev.durablesingleton.internal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.fixtures.FakeRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginCheckTest {

  @Test
  void a_request_without_the_header_is_refused() {
    assertThat(SameOriginCheck.refusal(new FakeRequest()))
        .hasValueSatisfying(
            message -> assertThat(message.status()).isEqualTo(ActionStatus.FORBIDDEN));
  }

  @Test
  void a_program_that_sends_the_header_is_served() {
    assertThat(SameOriginCheck.refusal(new FakeRequest().header("x-singletons", "1"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "same-origin, https://proxy.example, true",
        "cross-site, https://app.example, false",
        "same-site, https://app.example, false",
        "none, -, false",
        "-, https://app.example, true",
        "-, https://APP.example, true",
        "-, https://evil.example, false",
        "-, null, false",
        "-, https://app.example:444, false",
        "-, ::, false"
      })
  void a_browser_request_must_have_the_same_origin(String site, String origin, boolean served) {
    FakeRequest request =
        new FakeRequest().header("x-singletons", "1").header("host", "app.example");
    if (site != null) {
      request.header("sec-fetch-site", site);
    }
    if (origin != null) {
      request.header("origin", origin);
    }
    assertThat(SameOriginCheck.refusal(request).isEmpty()).isEqualTo(served);
  }
}

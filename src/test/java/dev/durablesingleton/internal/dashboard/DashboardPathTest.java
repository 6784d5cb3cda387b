package dev.durablesingleton.internal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.durablesingleton.fixtures.FakeRequest;
import dev.durablesingleton.start.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DashboardPathTest {

  @ParameterizedTest
  @CsvSource({
    "/api/singletons, '', ''",
    "/api/singletons/, '', ''",
    "/api/singletons/instances?state=Running, instances, ''",
    "/api/singletons/actions/terminate, actions, terminate",
    "/api/singletons/assets/app.js, assets, app.js",
    "/ops/singletons/singletons/history, history, ''"
  })
  void is_what_the_url_has_below_singletons(String url, String resource, String name) {
    assertThat(DashboardPath.of(new FakeRequest().url("http://localhost:7071" + url)))
        .isEqualTo(new DashboardPath(resource, name));
  }

  @Test
  void is_refused_if_the_url_cannot_be_parsed() {
    FakeRequest request = new FakeRequest().url("http://localhost:7071/api/singletons?name=a|b");

    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> DashboardPath.of(request))
        .withMessageStartingWith("The URL holds a character that must be percent-encoded");
  }
}

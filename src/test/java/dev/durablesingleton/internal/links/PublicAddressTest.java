package dev.durablesingleton.internal.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.durablesingleton.fixtures.Contexts;
import dev.durablesingleton.fixtures.FakeRequest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {

  private final Map<String, String> settings = new HashMap<>();
  private final FakeRequest request = new FakeRequest().url("http://inner:8080/api/orchestrators");

  @Test
  void is_the_requests_address_without_settings() {
    request.header("x-forwarded-host", "evil.example").header("forwarded", "host=evil.example");

    assertThat(address()).isEqualTo("http://inner:8080");
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.example.com, https://api.example.com",
    "' https://api.example.com/singletons/ ', https://api.example.com/singletons",
    "HTTP://localhost:8443/a/b//, HTTP://localhost:8443/a/b"
  })
  void is_the_setting_even_if_there_are_headers(String setting, String base) {
    settings.put("SINGLETON_PUBLIC_URL", setting);
    settings.put("SINGLETON_FORWARDED_HEADERS", "true");
    request.header("x-forwarded-host", "other.example");

    assertThat(address()).isEqualTo(base);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api.example.com",
        "/singletons",
        "ftp://api.example.com",
        "https://",
        "https://api.example.com?x=1",
        "https://api.example.com#x",
        "https://me@api.example.com",
        "https://a b"
      })
  void is_refused_if_it_is_not_a_base_url(String setting) {
    settings.put("SINGLETON_PUBLIC_URL", setting);

    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(this::address)
        .withMessage(
            "The app setting SINGLETON_PUBLIC_URL is '%s'; it must be an http or https URL without user, query and fragment.",
            setting);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      textBlock =
          """
          -                                          | https | api.example.com        | https://api.example.com
          -                                          | -     | api.example.com:8443   | http://api.example.com:8443
          -                                          | https | -                      | https://inner:8080
          -                                          | HTTPS | a.example, b.example   | https://a.example
          -                                          | https | [2001:db8::1]:8443     | https://[2001:db8::1]:8443
          proto=https;host=a.example                 | http  | b.example              | https://a.example
          for=192.0.2.1;Host="a.example:1";proto=http, host=b.example | https | -     | http://a.example:1
          for=192.0.2.1                              | https | b.example              | https://b.example
          -                                          | gopher | a.example/x           | http://inner:8080
          -                                          | https | a.example"><script>    | https://inner:8080
          -                                          | https | me@a.example           | https://inner:8080
          """)
  void is_the_first_gateways_address_if_headers_are_trusted(
      String forwarded, String proto, String host, String base) {
    settings.put("SINGLETON_FORWARDED_HEADERS", "True");
    header("forwarded", forwarded);
    header("x-forwarded-proto", proto);
    header("x-forwarded-host", host);

    assertThat(address()).isEqualTo(base);
  }

  @ParameterizedTest
  @CsvSource({"255, true", "256, false", "16200, false"})
  void is_not_a_host_name_that_is_longer_than_names_can_be(int length, boolean used) {
    settings.put("SINGLETON_FORWARDED_HEADERS", "true");
    header("x-forwarded-host", "a".repeat(length) + ":8443");

    assertThat(address())
        .isEqualTo("http://" + (used ? "a".repeat(length) + ":8443" : "inner:8080"));
  }

  @Test
  void is_the_beginning_of_every_link() {
    settings.put("SINGLETON_PUBLIC_URL", "https://api.example.com/singletons");
    ManagementLinks links =
        ManagementLinks.of(
            Contexts.withQuery("code=KEY"), request, "a+b", PublicAddress.of(settings::get));

    String instance =
        "https://api.example.com/singletons/runtime/webhooks/durabletask/instances/a%25252Bb";
    assertThat(links.statusQueryGetUri()).isEqualTo(instance + "?code=KEY");
    assertThat(links.terminatePostUri()).isEqualTo(instance + "/terminate?reason={text}&code=KEY");
  }

  private String address() {
    return PublicAddress.of(settings::get).baseFor(request);
  }

  private void header(String name, String value) {
    if (value != null) {
      request.header(name, value);
    }
  }
}

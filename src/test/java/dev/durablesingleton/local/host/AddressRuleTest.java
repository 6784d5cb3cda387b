package dev.durablesingleton.local.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.durablesingleton.local.functionapp.LocalSettings;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.web.ListenAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {

  private static final HostOptions OPTIONS = HostOptions.inMemory(Path.of("app"));

  private final List<String> warnings = new ArrayList<>();
  private final HostLog log = (level, category, message, failure) -> warnings.add(message);

  @Test
  void without_option_and_setting_only_the_loopback_addresses_are_used() {
    assertThat(address(OPTIONS, null).isLoopback()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.0.0.2"})
  void a_loopback_address_needs_no_key(String text) {
    assertThat(address(OPTIONS.withAddress(text), null).isLoopback()).isTrue();
    assertThat(address(OPTIONS, text).isLoopback()).isTrue();
    assertThat(warnings).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.5"})
  void the_option_beyond_loopback_needs_auth(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> address(OPTIONS.withAddress(text), null))
        .withMessage(
            "With --address %s, everyone on the network could use this host without a key; add --auth, or leave --address out.",
            text);
    assertThat(address(OPTIONS.withAddress(text).withAuth(), null).isLoopback()).isFalse();
  }

  @Test
  void the_setting_beyond_loopback_has_no_effect_without_auth() {
    assertThat(address(OPTIONS, "0.0.0.0").isLoopback()).isTrue();
    assertThat(warnings)
        .containsExactly(
            "The setting 'Host.LocalHttpAddress' ('0.0.0.0') of local.settings.json has no effect"
                + " without --auth: this host listens on the loopback addresses only, because"
                + " everyone on the network could use it without a key.");

    assertThat(address(OPTIONS.withAuth(), "0.0.0.0").isLoopback()).isFalse();
  }

  @Test
  void the_option_overrides_the_setting() {
    HostOptions options = OPTIONS.withAddress("127.0.0.1").withAuth();

    assertThat(address(options, "0.0.0.0").isLoopback()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.com", "1.2.3.4.5", "300.1.1.1", "*", "", "1"})
  void anything_else_is_refused_with_the_value(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> address(OPTIONS.withAddress(text), null))
        .withMessage(
            "Invalid --address value '%s'. Expected an IP address, for example 127.0.0.1 or 0.0.0.0.",
            text);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> address(OPTIONS, text))
        .withMessageContaining("'" + text + "' is an invalid value for 'Host.LocalHttpAddress'");
  }

  private ListenAddress address(HostOptions options, String setting) {
    LocalSettings settings =
        new LocalSettings(Map.of(), null, setting, List.of(), false, List.of());
    return AddressRule.address(options, settings, log);
  }
}

package dev.durablesingleton.local.cli.durable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.web.TestSite;
import dev.durablesingleton.local.web.keys.KeyStore;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("On a host with keys")
class VerbsOnAHostWithKeysTest extends HostVerbs {

  VerbsOnAHostWithKeysTest() {
    super(
        TestSite.of().keysEnforced().start(),
        site -> Map.of("DURABLE_KEY", site.keys().system(KeyStore.DURABLE)));
  }

  @Test
  void the_master_key_is_accepted_too() {
    assertThat(get("--key", site().keys().master()).exitCode()).isZero();
  }

  @Test
  void a_missing_key_is_asked_for() {
    VerbRun missing = get();

    assertThat(missing.exitCode()).isEqualTo(3);
    assertThat(missing.err())
        .contains("requires a key: set DURABLE_KEY to the system key durabletask_extension");
  }

  @Test
  void a_wrong_key_is_refused_and_not_repeated() {
    VerbRun wrong = get("--key", "not-the-key");

    assertThat(wrong.exitCode()).isEqualTo(3);
    assertThat(wrong.err()).contains("refuses the key").doesNotContain("not-the-key");
  }

  private VerbRun get(String... options) {
    String url = "http://localhost:" + site().port();
    return VerbRun.of(
        Stream.concat(Stream.of("get-instances", "--url", url), Stream.of(options))
            .toArray(String[]::new));
  }
}

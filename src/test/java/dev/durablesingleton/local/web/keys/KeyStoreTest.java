package dev.durablesingleton.local.web.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyStoreTest {

  @TempDir private Path folder;

  @Test
  void keys_are_generated_on_demand_and_stored() {
    String master = open().master();
    String system = open().system(KeyStore.DURABLE);

    assertThat(open().master()).isEqualTo(master).hasSize(56).isNotEqualTo(system);
    assertThat(open().all(KeyScope.of("Echo"))).containsOnlyKeys("default");
    assertThat(open().all(KeyScope.SYSTEM)).containsEntry(KeyStore.DURABLE, system);
  }

  @Test
  void a_key_identifies_its_holder_in_any_letter_case() {
    KeyStore keys = open();
    String function = keys.all(KeyScope.of("Echo")).get("default");

    assertThat(keys.holder(function.toUpperCase(Locale.ROOT)))
        .isEqualTo(new KeyHolder(KeyHolder.Kind.FUNCTION, "echo"));
    assertThat(keys.holder(keys.master()).kind()).isEqualTo(KeyHolder.Kind.MASTER);
    assertThat(keys.holder("no key")).isEqualTo(KeyHolder.NONE);
    assertThat(keys.holder("")).isEqualTo(KeyHolder.NONE);
  }

  @Test
  void a_key_can_be_set_and_removed() {
    open().set(KeyScope.HOST, "mine", "secret");

    assertThat(open().holder("secret").kind()).isEqualTo(KeyHolder.Kind.HOST);
    assertThat(open().remove(KeyScope.HOST, "mine")).isTrue();
    assertThat(open().holder("secret")).isEqualTo(KeyHolder.NONE);
    assertThat(open().remove(KeyScope.HOST, "mine")).isFalse();
  }

  @Test
  void an_invalid_key_file_is_named() throws Exception {
    Files.writeString(folder.resolve("keys.json"), "[1");

    assertThatIllegalStateException().isThrownBy(this::open).withMessageContaining("keys.json");
  }

  private KeyStore open() {
    return KeyStore.open(folder.resolve("keys.json"), new SecureRandom());
  }
}

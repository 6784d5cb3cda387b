package dev.durablesingleton.local.web.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

  @Test
  void a_key_that_was_renewed_elsewhere_is_in_use_at_once() {
    KeyStore one = open();
    KeyStore other = open();
    String old = one.system(KeyStore.DURABLE);

    String renewed = other.set(KeyScope.SYSTEM, KeyStore.DURABLE, null);

    assertThat(one.system(KeyStore.DURABLE)).isEqualTo(renewed);
    assertThat(one.holder(renewed).kind()).isEqualTo(KeyHolder.Kind.SYSTEM);
    assertThat(one.holder(old)).isEqualTo(KeyHolder.NONE);
  }

  @Test
  void two_stores_of_one_file_keep_each_others_keys() throws Exception {
    int keys = 20;
    Thread[] writers = new Thread[2];
    for (int i = 0; i < writers.length; i++) {
      KeyStore store = open();
      String name = "of-" + i + "-";
      writers[i] =
          new Thread(
              () ->
                  IntStream.range(0, keys).forEach(n -> store.set(KeyScope.HOST, name + n, null)));
      writers[i].start();
    }
    for (Thread writer : writers) {
      writer.join();
    }

    assertThat(open().all(KeyScope.HOST)).hasSize(2 * keys + 1);
  }

  @Test
  void a_file_that_is_damaged_while_it_is_used_leaves_the_last_keys_valid() throws Exception {
    KeyStore keys = open();
    String master = keys.master();
    Files.writeString(folder.resolve("keys.json"), "{\"master\":");

    assertThat(keys.holder(master).kind()).isEqualTo(KeyHolder.Kind.MASTER);
    assertThatIllegalStateException()
        .isThrownBy(() -> keys.set(KeyScope.HOST, "mine", null))
        .withMessageContaining("Repair it");
  }

  @Test
  void groups_and_keys_that_are_null_are_passed_over() throws Exception {
    Files.writeString(folder.resolve("keys.json"), "{\"host\":null,\"system\":{\"x\":null}}");

    assertThat(open().holder("x")).isEqualTo(KeyHolder.NONE);
    assertThat(open().all(KeyScope.HOST)).containsOnlyKeys("default");
  }

  @Test
  void a_write_that_fails_leaves_nothing_behind() throws Exception {
    // A folder that is not empty cannot be replaced by a file.
    Path file = folder.resolve("other").resolve("keys.json");
    KeyStore keys = KeyStore.open(file, new SecureRandom());
    Files.createDirectories(file.resolve("x"));

    assertThatThrownBy(keys::master).isInstanceOf(RuntimeException.class);

    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("keys.json", "keys.json.lock");
    }
  }

  @Test
  void only_the_owner_can_read_the_file() throws Exception {
    open().master();
    Path file = folder.resolve("keys.json");
    assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void keys_in_memory_write_no_file() throws Exception {
    KeyStore keys = KeyStore.inMemory(new SecureRandom());

    assertThat(keys.holder(keys.master()).kind()).isEqualTo(KeyHolder.Kind.MASTER);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  private KeyStore open() {
    return KeyStore.open(folder.resolve("keys.json"), new SecureRandom());
  }
}

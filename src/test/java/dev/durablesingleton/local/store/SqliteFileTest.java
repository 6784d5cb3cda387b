package dev.durablesingleton.local.store;

import static dev.durablesingleton.local.store.Samples.activity;
import static dev.durablesingleton.local.store.Samples.instance;
import static dev.durablesingleton.local.store.Samples.message;
import static dev.durablesingleton.local.store.Samples.withTexts;
import static dev.durablesingleton.local.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub's file: what it stores, and who may open it. */
class SqliteFileTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("deep/er/hub.db");
  }

  @Test
  void stores_everything_for_the_next_host() {
    Instance kept = withTexts("a", "run-1", "[1]", null);
    try (Store store = open()) {
      write(
          store,
          changes -> {
            changes.create(kept);
            changes.appendHistory("a", new byte[] {1});
            changes.add(message(7, "a"));
            changes.add(activity(8, "a"));
          });
    }
    try (Store store = open()) {
      write(store, changes -> changes.appendHistory("a", new byte[] {2}));

      StoreContract.assertSame(store.find("a").orElseThrow(), kept);
      assertThat(store.history("a")).containsExactly(1, 2);
      assertThat(store.unfinished().instances()).hasSize(1);
      assertThat(store.unfinished().messages()).hasSize(1);
      assertThat(store.unfinished().activities()).hasSize(1);
    }
  }

  @Test
  void keeps_what_was_committed_when_the_host_dies() throws IOException {
    Path asLeftBehind = folder.resolve("left.db");
    try (Store store = open()) {
      write(store, changes -> changes.create(instance("kept")));
      store.begin().create(instance("lost"));
      Files.copy(file, asLeftBehind);
      Files.copy(folder.resolve("deep/er/hub.db-wal"), folder.resolve("left.db-wal"));
    }

    try (Store store = SqliteStore.open(asLeftBehind, Durability.FULL)) {
      assertThat(store.list(InstanceQuery.all(), 10))
          .extracting(Instance::id)
          .containsExactly("kept");
    }
  }

  @Test
  void is_not_mixed_with_remaining_files_of_a_deleted_hub() throws IOException {
    try (Store store = open()) {
      write(store, changes -> changes.create(instance("old")));
      Files.copy(folder.resolve("deep/er/hub.db-wal"), folder.resolve("old-wal"));
    }
    Files.delete(file);
    Files.move(folder.resolve("old-wal"), folder.resolve("deep/er/hub.db-wal"));

    try (Store store = open()) {
      assertThat(store.find("old")).isEmpty();
    }
  }

  @Test
  void is_replaced_on_request() {
    try (Store store = open()) {
      write(store, changes -> changes.create(instance("old")));
      assertThatExceptionOfType(StoreException.class)
          .as("not while another host has it open")
          .isThrownBy(() -> SqliteStore.openEmpty(file, Durability.FULL));
    }
    try (Store store = SqliteStore.openEmpty(file, Durability.FULL)) {
      assertThat(store.find("old")).isEmpty();
    }
  }

  @Test
  void does_not_replace_a_file_of_another_program() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "Dear diary, ".repeat(20));

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> SqliteStore.openEmpty(file, Durability.FULL));
    assertThat(file).content().startsWith("Dear diary");
  }

  @Test
  void is_open_in_one_host_only() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.db"), file);
    try (Store store = open()) {
      for (Path name : new Path[] {file, file, link}) {
        assertThatExceptionOfType(StoreException.class)
            .isThrownBy(() -> SqliteStore.open(name, Durability.FULL))
            .withMessageContaining(file + "' open")
            .withMessageContaining("Another host");
      }
      write(store, changes -> changes.create(instance("a")));
    }
    open().close();
  }

  @Test
  void reports_that_it_is_closed() {
    Store store = open();
    store.close();

    assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.find("a"));
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> write(store, changes -> changes.create(instance("a"))));
  }

  private Store open() {
    return SqliteStore.open(file, Durability.FULL);
  }
}

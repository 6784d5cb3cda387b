package dev.durablesingleton.local.store;

import static dev.durablesingleton.local.store.Samples.instance;
import static dev.durablesingleton.local.store.Samples.withTexts;
import static dev.durablesingleton.local.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failures of an open hub. */
class SqliteTroubleTest {

  @TempDir Path folder;
  private Path file;
  private Connection writer;
  private Store store;

  @BeforeEach
  void open() throws SQLException, IOException {
    file = HubFile.locate(folder.resolve("hub.db"));
    HostLock lock = HostLock.acquire(file);
    HubFile hub = HubFile.prepare(file);
    writer = HubConnections.writer(file, Durability.FULL);
    store = new SqliteStore(hub, Durability.FULL, lock, new SqliteWriter(writer));
    write(store, changes -> changes.create(instance("before")));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void a_full_disk_fails_the_transaction_and_later_ones_succeed() throws SQLException {
    limitPages(60);
    String large = "x".repeat(1_000_000);

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(
            () ->
                write(
                    store,
                    changes -> {
                      changes.create(instance("small"));
                      changes.create(withTexts("large", "run-1", large, null));
                    }))
        .withMessageContaining("No space is left");
    assertThat(store.find("small")).isEmpty();
    assertThat(store.find("before")).isPresent();

    write(store, changes -> changes.create(withTexts("large", "run-1", large, null)));
    assertThat(store.find("large")).isPresent();
    assertThat(store.find("small")).isEmpty();
  }

  @Test
  void a_failed_transaction_takes_no_more_changes() throws SQLException {
    limitPages(60);
    try (Store.Transaction changes = store.begin()) {
      String large = "x".repeat(1_000_000);
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> changes.create(withTexts("large", "run-1", large, null)));
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() -> changes.create(instance("a")));
      assertThatExceptionOfType(IllegalStateException.class).isThrownBy(changes::commit);
    }
  }

  @Test
  void a_deleted_file_is_noticed_before_anything_is_acknowledged() throws IOException {
    Path elsewhere = folder.resolve("elsewhere.db");
    try (Store.Transaction changes = store.begin()) {
      changes.create(instance("a"));
      Files.move(file, elsewhere);
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(changes::commit)
          .withMessageContaining("was deleted or replaced");
    }
    assertThatExceptionOfType(StoreException.class).isThrownBy(store::begin);

    Files.createFile(file);
    assertThatExceptionOfType(StoreException.class).isThrownBy(store::begin);

    Files.move(elsewhere, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    write(store, changes -> changes.create(instance("b")));
    assertThat(store.find("a")).isEmpty();
    assertThat(store.find("b")).isPresent();
  }

  @Test
  void another_programs_lock_is_reported_after_a_wait() throws SQLException {
    try (Connection other = java.sql.DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> write(store, changes -> changes.create(instance("a"))))
          .withMessageContaining("Another program has locked");
      statement.execute("ROLLBACK");
    }
    write(store, changes -> changes.create(instance("a")));
    assertThat(store.find("a")).isPresent();
  }

  /** Simulates a full disk for this connection. */
  private void limitPages(int pages) throws SQLException {
    try (Statement statement = writer.createStatement()) {
      statement.execute("PRAGMA max_page_count = " + pages);
    }
  }
}

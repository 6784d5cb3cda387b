package dev.durablesingleton.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are refused and not changed. */
class SqliteRefusalTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("hub.db");
  }

  @Test
  void refuses_a_file_that_is_not_a_database() throws IOException {
    Files.writeString(file, "Dear diary, ".repeat(20));

    assertRefused("is not a task hub");
    assertThat(filesInFolder()).containsExactly("hub.db");
  }

  @Test
  void refuses_a_short_file() throws IOException {
    Files.writeString(file, "SQLite format 3\0");

    assertRefused("is not a task hub");
  }

  @Test
  void refuses_another_programs_database() throws IOException, SQLException {
    execute("CREATE TABLE photo (name TEXT)");

    assertRefused("another program's database");
    assertThat(filesInFolder()).containsExactly("hub.db");
  }

  @Test
  void refuses_a_hub_of_a_later_version() throws IOException, SQLException {
    SqliteStore.open(file, Durability.FULL).close();
    execute("PRAGMA user_version = 99");

    assertRefused("has version 99, but this host supports version " + HubSchema.VERSION);
  }

  @Test
  void refuses_a_damaged_hub() throws IOException {
    SqliteStore.open(file, Durability.FULL).close();
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 4096, bytes.length, (byte) 7);
    Files.write(file, bytes);

    assertRefused("is damaged");
  }

  @Test
  void refuses_a_truncated_hub() throws IOException {
    SqliteStore.open(file, Durability.FULL).close();
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

    assertRefused("is damaged");
  }

  @Test
  void refuses_a_folder() throws IOException {
    Files.createDirectory(file);

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> SqliteStore.open(file, Durability.FULL))
        .withMessageContaining("is not a file");
  }

  @Test
  void refuses_a_read_only_hub() throws IOException {
    SqliteStore.open(file, Durability.FULL).close();
    Assumptions.assumeTrue(file.toFile().setReadOnly() && !Files.isWritable(file), "not as root");

    assertRefused("is read-only");
  }

  @Test
  void creates_a_hub_in_an_empty_file() throws IOException {
    Files.createFile(file);

    SqliteStore.open(file, Durability.FULL).close();
  }

  private void assertRefused(String why) throws IOException {
    byte[] before = Files.readAllBytes(file);
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> SqliteStore.open(file, Durability.FULL))
        .withMessageContaining(why)
        .withMessageContaining(file.toString())
        .withMessageNotContaining("\n");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  private Stream<String> filesInFolder() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(each -> each.getFileName().toString()).toList().stream();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

package dev.durablesingleton.local.cli.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.durablesingleton.local.functionapp.StagedPackage;
import dev.durablesingleton.local.web.TestSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("On the file of a task hub")
class VerbsOnAFileTest {

  private static final String API = "/runtime/webhooks/durabletask/";

  /** A name that a URI would have to escape. */
  private static final String HUB = "hub %41#.db";

  @TempDir Path folder;

  private Path file;

  @BeforeEach
  void createHub() {
    file = folder.resolve(HUB);
    try (TestSite site = hub()) {
      start(site, "Say", "said", "\"x\"", "Completed");
      start(site, "Wait", "waiting", "{\"n\":1}", "Running");
    }
  }

  private TestSite hub() {
    return TestSite.of().file(file).start();
  }

  private static void start(
      TestSite site, String orchestrator, String id, String input, String status) {
    site.post(API + "orchestrators/" + orchestrator + "/" + id, input);
    await().until(() -> site.get(API + "instances/" + id).body().contains(status));
  }

  private VerbRun verb(String... args) {
    return VerbRun.of(Map.of(), folder, args);
  }

  @Test
  void get_instances_needs_no_host_and_changes_nothing() throws Exception {
    byte[] before = Files.readAllBytes(file);
    List<String> namesBefore = files();

    VerbRun list = verb("get-instances", "--store", HUB);
    VerbRun page = verb("get-instances", "--store", HUB, "--top", "1", "--json");

    assertThat(list.exitCode()).as(list.err()).isZero();
    assertThat(list.lines()).hasSize(3);
    assertThat(list.lines().get(1)).startsWith("said      Say   Completed  ");
    assertThat(list.lines().get(2)).startsWith("waiting   Wait  Running    ");
    assertThat(page.array()).hasSize(1);
    assertThat(page.err()).contains("--continuation-token '");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    assertThat(files()).containsExactlyInAnyOrderElementsOf(namesBefore);
    try (TestSite site = hub()) {
      assertThat(site.get(API + "instances/waiting").body()).contains("Running");
    }
  }

  @Test
  void get_runtime_status_and_get_history_answer_as_a_host() throws Exception {
    VerbRun status = verb("get-runtime-status", "--store", HUB, "--id", "said", "--show-output");
    VerbRun history = verb("get-history", "--store", file.toString(), "--id", "said", "--json");
    VerbRun none = verb("get-history", "--store", file.toString(), "--id", "none");

    assertThat(status.lines()).contains("Status:        Completed");
    assertThat(history.exitCode()).isZero();
    try (TestSite site = hub()) {
      VerbRun fromHost =
          verb("get-history", "--url", "http://localhost:" + site.port(), "--id", "said", "--json");
      assertThat(history.array()).isEqualTo(fromHost.array()).isNotEmpty();
    }
    assertThat(none.exitCode()).isEqualTo(1);
    assertThat(none.err())
        .isEqualToIgnoringNewLines("The task hub " + file + " has no instance 'none'.");
  }

  @Test
  void get_instances_also_reads_next_to_the_host_that_has_it_open() {
    try (TestSite site = hub()) {
      start(site, "Echo", "new", "1", "Completed");

      assertThat(verb("get-instances", "--store", HUB).out()).contains("new ");
    }
  }

  @Test
  void get_instances_reads_what_a_killed_host_has_left() throws Exception {
    Path left = folder.resolve("left.db");
    try (TestSite site = hub()) {
      start(site, "Echo", "last", "1", "Completed");
      Files.copy(file, left);
      Files.copy(folder.resolve(HUB + "-wal"), folder.resolve("left.db-wal"));
    }

    assertThat(verb("get-instances", "--store", "left.db").out()).contains("last ", "said ");
  }

  @Test
  void a_file_of_an_earlier_version_must_be_migrated_by_a_host() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 3");
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    VerbRun early = verb("get-instances", "--store", HUB);

    assertThat(early.exitCode()).isEqualTo(3);
    assertThat(early.err()).contains("has the earlier version 3; start a host with it once");
  }

  @Test
  void a_file_that_is_no_task_hub_ends_with_3() throws Exception {
    Files.writeString(folder.resolve("notes.txt"), "x".repeat(200));

    VerbRun missing = verb("get-instances", "--store", "none.db");
    VerbRun other = verb("get-instances", "--store", "notes.txt");

    assertThat(missing.exitCode()).isEqualTo(3);
    assertThat(missing.err()).contains("There is no task hub '" + folder.resolve("none.db") + "';");
    assertThat(folder.resolve("none.db")).doesNotExist();
    assertThat(other.exitCode()).isEqualTo(3);
    assertThat(other.err()).contains("is not a task hub");
  }

  @Test
  void delete_task_hub_is_refused_while_a_host_has_it_open() {
    try (TestSite site = hub()) {
      VerbRun refused = verb("delete-task-hub", "--store", HUB);

      assertThat(refused.exitCode()).isEqualTo(3);
      assertThat(refused.err()).startsWith("Another host has the task hub '" + file + "' open");
      assertThat(site.get(API + "instances/said").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void delete_task_hub_deletes_the_file_and_what_belongs_to_it() throws Exception {
    Files.writeString(folder.resolve(HUB + ".timers.json"), "{}");
    Files.writeString(folder.resolve("keys.json"), "{}");

    VerbRun deleted = verb("delete-task-hub", "--store", HUB);

    assertThat(deleted.exitCode()).as(deleted.err()).isZero();
    assertThat(deleted.lines()).containsExactly("Deleted the task hub '" + file + "'.");
    assertThat(files()).containsExactlyInAnyOrder(HUB + ".lock", "keys.json");
    assertThat(verb("delete-task-hub", "--store", HUB).exitCode()).isEqualTo(1);
  }

  @Test
  void delete_task_hub_finds_the_hub_of_the_package_in_the_current_directory() throws Exception {
    Path app = folder.resolve("app");
    StagedPackage.in(app).open();
    VerbRun none = VerbRun.of(Map.of(), app, "delete-task-hub");
    String named = none.err().replaceAll("(?s).*'(.*)'.*", "$1");
    Files.createDirectories(folder.resolve(".durable"));
    Files.copy(file, Path.of(named));

    VerbRun deleted = VerbRun.of(Map.of(), app, "delete-task-hub", "--json");

    assertThat(none.exitCode()).isEqualTo(1);
    assertThat(named).startsWith(folder.resolve(".durable").toString());
    assertThat(deleted.object().get("deleted").getAsString()).isEqualTo(named);
    assertThat(Path.of(named)).doesNotExist();
    assertThat(file).exists();
  }

  private List<String> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

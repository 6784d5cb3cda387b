package dev.durablesingleton.local;

import static dev.durablesingleton.fixtures.HostedApp.FOLDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.fixtures.HostProcess;
import dev.durablesingleton.local.functionapp.StagedPackage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A command that cannot be served")
class RefusedCommandIT {

  private static final int WRONG_OPTIONS = 2;
  private static final int CANNOT_SERVE = 1;

  @TempDir Path folder;

  @Test
  void names_what_is_wrong_with_the_options() throws Exception {
    refuses(WRONG_OPTIONS, "Unknown option: '--prot'; see durable-local --help.", "--prot", "7071");
  }

  @Test
  void explains_which_folder_is_a_package() throws Exception {
    refuses(
        CANNOT_SERVE,
        "The folder '%s' does not exist; build the app first, or name its staged package."
            .formatted(folder.resolve("none")),
        folder.resolve("none").toString());
    refuses(
        CANNOT_SERVE,
        "'%s' is not a Functions package: it has neither host.json nor local.settings.json; name the"
                .formatted(folder)
            + " staged folder, normally target/azure-functions/<app>.",
        folder.toString());
  }

  @Test
  void tells_that_there_is_no_file_to_check() throws Exception {
    Path none = folder.resolve("none.db");

    refuses(
        WRONG_OPTIONS,
        "There is no task hub '%s'; name its file with --store.".formatted(none),
        "--check",
        "--store",
        none.toString(),
        FOLDER.toString());
  }

  @Test
  void names_the_file_that_cannot_be_read() throws Exception {
    Files.writeString(folder.resolve("host.json"), "{\"version\": ");

    HostProcess process = refused(CANNOT_SERVE, folder.toString());

    assertThat(process.errors().get(0))
        .startsWith("Unable to parse host configuration file '" + folder.resolve("host.json"));
  }

  @Test
  void names_the_port_that_is_in_use() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      refuses(
          CANNOT_SERVE,
          "Port %d is unavailable. Close the process using that port, or specify another port using"
                  .formatted(other.getLocalPort())
              + " --port [-p].",
          "--store",
          "memory",
          "--port",
          String.valueOf(other.getLocalPort()),
          FOLDER.toString());
    }
  }

  @Test
  void leaves_a_file_that_is_not_a_task_hub_unchanged() throws Exception {
    Path file = Files.writeString(folder.resolve("diary.txt"), "x".repeat(4096));

    refuses(
        CANNOT_SERVE,
        "'%s' is not a task hub and was not changed; name another file with --store."
            .formatted(file),
        served(file));

    assertThat(file).hasContent("x".repeat(4096));
  }

  @Test
  void names_the_task_hub_that_another_host_has_open() throws Exception {
    Path file = folder.resolve("hub.db");
    try (HostProcess first = HostProcess.run(served(file))) {
      first.port();

      refuses(
          CANNOT_SERVE,
          "Another host has the task hub '%s' open; stop it, or choose another file with"
                  .formatted(file)
              + " --store.",
          served(file));
    }
  }

  @Test
  void names_the_key_file_that_cannot_be_read() throws Exception {
    Path keys = Files.writeString(folder.resolve("keys.json"), "none");

    refuses(
        CANNOT_SERVE,
        "Cannot read the key file %s. Repair it, or delete it to get new keys.".formatted(keys),
        served(folder.resolve("hub.db")));
  }

  @Test
  void names_the_damaged_lock_file_and_not_the_sound_task_hub() throws Exception {
    Path file = folder.resolve("hub.db");
    try (HostProcess first = HostProcess.run(served(file))) {
      first.port();
    }
    Path lock = folder.resolve("hub.db.lock");
    Files.writeString(lock, "x".repeat(5_000));

    refuses(
        CANNOT_SERVE,
        "The lock file '%s' is damaged, the task hub is not; delete the lock file.".formatted(lock),
        served(file));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void says_in_one_sentence_that_too_few_files_may_be_open() throws Exception {
    for (int limit : new int[] {30, 40, 50}) {
      Process process =
          new ProcessBuilder(
                  "sh",
                  "-c",
                  "ulimit -n "
                      + limit
                      + " && exec '"
                      + Path.of(System.getProperty("java.home"), "bin", "java")
                      + "' -jar '"
                      + System.getProperty("durable-local.jar")
                      + "' --no-launcher --port 0 --store memory '"
                      + FOLDER
                      + "'")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      List<String> errors =
          new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .toList();

      assertThat(process.waitFor()).isEqualTo(CANNOT_SERVE);
      assertThat(errors)
          .as("limit " + limit)
          .containsExactly(
              "The host cannot open as many files as it needs: the limit of this process is"
                  + " reached (too many open files). Raise it, for example with 'ulimit -n 1024'.");
    }
  }

  @Test
  void refuses_an_address_beyond_loopback_without_keys() throws Exception {
    refuses(
        CANNOT_SERVE,
        "With --address 0.0.0.0, everyone on the network could use this host without a key; add"
            + " --auth, or leave --address out.",
        "--port",
        "0",
        "--store",
        "memory",
        "--address",
        "0.0.0.0",
        FOLDER.toString());
  }

  @Test
  void names_the_setting_that_is_not_supported() throws Exception {
    StagedPackage.in(folder)
        .file(
            "local.settings.json",
            "{\"Host\": {\"CORS\": \"*\", \"CORSCredentials\": true}, \"IsEncrypted\": false}");

    HostProcess process =
        refused(CANNOT_SERVE, "--port", "0", "--store", "memory", folder.toString());

    assertThat(process.errors().get(0)).contains("CORS");
  }

  private static String[] served(Path hub) {
    return new String[] {"--port", "0", "--store", hub.toString(), FOLDER.toString()};
  }

  private static void refuses(int exitCode, String sentence, String... arguments) throws Exception {
    assertThat(refused(exitCode, arguments).errors()).containsExactly(sentence);
  }

  /** Expects one line on standard error and nothing else. */
  private static HostProcess refused(int exitCode, String... arguments) throws Exception {
    try (HostProcess process = HostProcess.run(arguments)) {
      assertThat(process.exitCode()).isEqualTo(exitCode);
      assertThat(process.output()).isEmpty();
      assertThat(process.errors()).hasSize(1);
      return process;
    }
  }
}

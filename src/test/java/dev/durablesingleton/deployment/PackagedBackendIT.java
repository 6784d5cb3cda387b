package dev.durablesingleton.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which backend a package was built for, and the check that azd makes before it deploys one. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The check is a script for sh.")
class PackagedBackendIT {

  private static final Path STAGED = Path.of(System.getProperty("package.folder"), "host.json");
  private static final String CHECK = "infra/check-package.sh";

  /** A copy of the files that the check looks at. */
  @TempDir Path project;

  private Path packaged;

  @BeforeEach
  void copyFiles() throws IOException {
    Files.createDirectories(project.resolve("infra"));
    for (String file : new String[] {CHECK, "host.json", "host.scheduler.json"}) {
      Files.copy(Path.of(file), project.resolve(file));
    }
    packaged = project.resolve("target/azure-functions/durable-singleton/host.json");
    Files.createDirectories(packaged.getParent());
  }

  @Test
  void the_staged_host_json_is_the_file_of_the_backend_that_the_build_was_for() {
    assertThat(STAGED).hasSameTextualContentAs(Path.of(System.getProperty("package.hostJson")));
  }

  @ParameterizedTest
  @CsvSource({
    "AzureStorage, host.json",
    "'', host.json",
    "DurableTaskScheduler, host.scheduler.json"
  })
  void a_package_for_the_chosen_backend_is_accepted(String backend, String hostJson)
      throws Exception {
    Files.copy(Path.of(hostJson), packaged);
    assertThat(check(backend)).isEqualTo(new Verdict(0, ""));
  }

  @ParameterizedTest
  @CsvSource({"AzureStorage, host.scheduler.json", "DurableTaskScheduler, host.json"})
  void a_package_for_the_other_backend_is_refused(String backend, String hostJson)
      throws Exception {
    Files.copy(Path.of(hostJson), packaged);
    Verdict verdict = check(backend);
    assertThat(verdict.exitCode()).isEqualTo(1);
    assertThat(verdict.message())
        .startsWith("The package was not built for DURABLE_BACKEND=" + backend + ":")
        .endsWith("Build it again with 'azd package'.\n");
  }

  @Test
  void an_unknown_backend_is_refused() throws Exception {
    Files.copy(Path.of("host.json"), packaged);
    assertThat(check("Netherite"))
        .isEqualTo(
            new Verdict(
                1,
                "DURABLE_BACKEND is 'Netherite'; it must be AzureStorage or"
                    + " DurableTaskScheduler.\n"));
  }

  @Test
  void a_missing_package_is_refused() throws Exception {
    assertThat(check("AzureStorage").message())
        .isEqualTo(
            "There is no package at 'target/azure-functions/durable-singleton/host.json'; build it"
                + " with 'azd package'.\n");
  }

  private Verdict check(String backend) throws IOException, InterruptedException {
    Path output = project.resolve("output");
    ProcessBuilder command =
        new ProcessBuilder("sh", project.resolve(CHECK).toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    command.environment().put("DURABLE_BACKEND", backend);
    Process process = command.start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Verdict(process.exitValue(), Files.readString(output, UTF_8));
  }

  private record Verdict(int exitCode, String message) {}
}

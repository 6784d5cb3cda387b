package dev.durablesingleton.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.fixtures.HostProcess;
import dev.durablesingleton.local.functionapp.AnnotatedFunctions;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.functionapp.StagedPackage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The jar in a project's root")
class ProjectFolderIT {

  private static final String TIME = "\\[\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z] ";

  @TempDir Path project;

  @BeforeEach
  void stage() throws Exception {
    Files.writeString(project.resolve("pom.xml"), "<project/>");
    StagedPackage staged =
        StagedPackage.in(project.resolve("target/azure-functions/app"))
            .jar("app.jar", StagedPackage.entriesOf(PrintingFunctions.class));
    for (FunctionMetadata function : AnnotatedFunctions.of("../app.jar", PrintingFunctions.class)) {
      staged.function(function.name(), function.config().toString());
    }
  }

  @Test
  void serves_the_only_staged_package_and_gives_printed_lines_their_time() throws Exception {
    try (HostProcess process =
        HostProcess.run(
            "--port", "0", "--store", "memory", "--ignore-outputs", project.toString())) {
      assertThat(process.http().send("GET", "/api/Print", (String) null).statusCode())
          .isEqualTo(204);

      process.awaitLine(
          "Serving the staged package target/azure-functions/app of the project " + project + ".");
      for (String printed :
          new String[] {
            "to standard output", "to standard error", "INFO: to a logger of its own"
          }) {
        process.awaitLine(printed);
        assertThat(process.output()).anyMatch(line -> line.matches(TIME + printed));
      }
      process.awaitLine(
          "] The value of the queue output '$return' is dropped, since this host does not deliver it.");
      assertThat(process.errors()).isEmpty();
    }
  }

  @Test
  void fails_a_call_that_sets_an_output_without_the_option() throws Exception {
    try (HostProcess process =
        HostProcess.run("--port", "0", "--store", "memory", project.toString())) {
      assertThat(process.http().send("GET", "/api/Print", (String) null).statusCode())
          .isEqualTo(500);
      process.awaitLine("The queue output '$return' goes nowhere on this host");
    }
  }
}

package dev.durablesingleton.local.functionapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.log.HostLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The environment of function code")
class EnvironmentTest {

  @TempDir Path folder;

  private final List<String> lines = new ArrayList<>();
  private final HostLog log = (level, category, message, failure) -> lines.add(message);

  @Test
  void contains_the_values_of_local_settings() throws Exception {
    export("{\"DURABLE_LOCAL_TEST_A\":\"x\"}", Map.of());
    assertThat(System.getenv("DURABLE_LOCAL_TEST_A")).isEqualTo("x");
    assertThat(System.getenv()).containsEntry("DURABLE_LOCAL_TEST_A", "x");
    assertThat(lines).isEmpty();
  }

  @Test
  void contains_the_variables_of_the_host() throws Exception {
    export("{}", Map.of());
    assertThat(System.getenv())
        .containsEntry("WEBSITE_HOSTNAME", "localhost:7071")
        .containsEntry("AzureWebJobsScriptRoot", folder.toString())
        .containsEntry("AZURE_FUNCTIONS_ENVIRONMENT", "Development")
        .containsEntry("FUNCTIONS_CORETOOLS_ENVIRONMENT", "true");
  }

  @Test
  void keeps_the_variables_of_the_process() throws Exception {
    export("{\"DURABLE_LOCAL_TEST_B\":\"x\"}", Map.of("DURABLE_LOCAL_TEST_B", "mine"));
    assertThat(System.getenv("DURABLE_LOCAL_TEST_B")).isNull();
    assertThat(lines)
        .containsExactly(
            "Skipping 'DURABLE_LOCAL_TEST_B' from local settings as it's already defined in current"
                + " environment variables.");
  }

  @Test
  void skips_invalid_variable_names() throws Exception {
    export("{\"A=B\":\"x\",\"DURABLE_LOCAL_TEST_C\":\"y\"}", Map.of());
    assertThat(lines).singleElement().asString().startsWith("Skipping 'A=B'");
    assertThat(System.getenv("DURABLE_LOCAL_TEST_C")).isEqualTo("y");
  }

  private void export(String values, Map<String, String> existing) throws PackageException {
    FunctionsPackage functions =
        StagedPackage.in(folder)
            .file("local.settings.json", "{\"IsEncrypted\":false,\"Values\":" + values + "}")
            .open();
    new Environment(existing, log).export(functions, 7071);
  }
}

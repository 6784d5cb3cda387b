package dev.durablesingleton.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.functionapp.StagedPackage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A hub of a package with entities")
class PackageWarningTest {

  @TempDir Path folder;

  @Test
  void warns_that_calls_hang_on_azure_with_the_default_reorder_window() {
    assertThat(warnings("{\"version\": \"2.0\", \"extensionBundle\": {}}"))
        .containsExactly(
            "On Azure Storage, calls and locks of entities by the Java SDK up to 1.9.0 wait forever unless host.json sets extensions.durableTask.entityMessageReorderWindowInMinutes to 0.");
  }

  @Test
  void does_not_warn_if_the_window_is_0() {
    assertThat(
            warnings(
                """
                {"version": "2.0", "extensionBundle": {}, "extensions": {"durableTask":
                  {"entityMessageReorderWindowInMinutes": 0}}}
                """))
        .isEmpty();
  }

  private List<String> warnings(String hostJson) {
    StagedPackage.in(folder)
        .file("host.json", hostJson)
        .function(
            "Counter",
            """
            {"scriptFile": "../app.jar", "entryPoint": "app.Functions.run", "bindings": [
              {"type": "entityTrigger", "direction": "in", "name": "batch"}]}
            """);
    try (LoadedFunctions functions = FunctionSource.ofPackage(folder).load()) {
      return functions.warnings();
    }
  }
}

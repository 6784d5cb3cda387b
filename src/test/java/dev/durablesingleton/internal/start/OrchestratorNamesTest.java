package dev.durablesingleton.internal.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.fixtures.StagedFunctions;
import dev.durablesingleton.internal.app.App;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrchestratorNamesTest {

  @TempDir private Path folder;

  @Test
  void are_the_functions_with_an_orchestration_trigger_sorted() {
    StagedFunctions.write(folder, "Zeta", "orchestrationTrigger");
    StagedFunctions.write(folder, "Alpha", "OrchestrationTrigger");
    StagedFunctions.write(folder, "Say", "activityTrigger");

    OrchestratorNames names = OrchestratorNames.in(folder);

    assertThat(names.all()).containsExactly("Alpha", "Zeta");
    assertThat(names.find("zETA")).contains("Zeta");
    assertThat(names.find("Say")).isEmpty();
  }

  @Test
  void are_the_names_set_by_the_trigger() {
    StagedFunctions.write(folder, "Folder", "orchestrationTrigger", "Durable");

    assertThat(OrchestratorNames.in(folder).find("durable")).contains("Durable");
    assertThat(OrchestratorNames.in(folder).find("Folder")).isEmpty();
  }

  @Test
  void accept_no_name_in_a_package_without_orchestrators() {
    StagedFunctions.write(folder, "Say", "activityTrigger");

    assertThat(OrchestratorNames.in(folder).find("Any")).isEmpty();
  }

  @Test
  void accept_every_name_without_a_package() {
    assertThat(OrchestratorNames.in(folder).find("Any")).contains("Any");
    assertThat(OrchestratorNames.inPackageOf(App.class).find("Any")).contains("Any");
    assertThat(OrchestratorNames.inPackageOf(String.class).find("Any")).contains("Any");
  }
}

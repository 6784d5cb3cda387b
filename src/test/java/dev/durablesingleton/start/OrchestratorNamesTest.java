package dev.durablesingleton.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.fixtures.StagedFunctions;
import dev.durablesingleton.http.StartHandler;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrchestratorNamesTest {

  @TempDir private Path folder;

  @Test
  void are_the_packages_functions_with_an_orchestration_trigger_in_order() {
    StagedFunctions.write(folder, "Zeta", "orchestrationTrigger");
    StagedFunctions.write(folder, "Alpha", "OrchestrationTrigger");
    StagedFunctions.write(folder, "Say", "activityTrigger");

    OrchestratorNames names = OrchestratorNames.in(folder);

    assertThat(names.all()).containsExactly("Alpha", "Zeta");
    assertThat(names.find("zETA")).contains("Zeta");
    assertThat(names.find("Say")).isEmpty();
  }

  @Test
  void are_the_durable_names_where_the_trigger_gives_one() {
    StagedFunctions.write(folder, "Folder", "orchestrationTrigger", "Durable");

    assertThat(OrchestratorNames.in(folder).find("durable")).contains("Durable");
    assertThat(OrchestratorNames.in(folder).find("Folder")).isEmpty();
  }

  @Test
  void let_none_pass_where_there_are_functions_but_no_orchestrators() {
    StagedFunctions.write(folder, "Say", "activityTrigger");

    assertThat(OrchestratorNames.in(folder).find("Any")).isEmpty();
  }

  @Test
  void let_all_pass_where_there_is_no_package() {
    assertThat(OrchestratorNames.in(folder).find("Any")).contains("Any");
    assertThat(OrchestratorNames.besideJarOf(StartHandler.class).find("Any")).contains("Any");
    assertThat(OrchestratorNames.besideJarOf(String.class).find("Any")).contains("Any");
  }
}

package dev.durablesingleton.local.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.functionapp.FunctionsPackage;
import dev.durablesingleton.local.functionapp.StagedPackage;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The startup listing")
class StartupListingTest {

  @TempDir private Path folder;

  @Test
  void shows_route_and_methods_of_http_functions_and_the_trigger_of_others() throws Exception {
    FunctionsPackage functions =
        StagedPackage.in(folder)
            .function("A", function("{'type':'httpTrigger','route':' ','METHODS':['get','PUT']}"))
            .function("B", function("{'type':'httpTrigger','route':'b/{id}'}"))
            .function("C", function("{'type':'activityTrigger'}"))
            .function("D", function("{'type':'httpTrigger','methods':[]}"))
            .function("E", function("{'type':'httpTrigger'}"))
            .open(Map.of("AzureWebJobs.E.Disabled", "true"));

    assertThat(StartupListing.lines(functions, 7071))
        .filteredOn(line -> !line.isEmpty())
        .containsExactly(
            "Functions:",
            "\tA: [GET,PUT] http://localhost:7071/api/A",
            "\tB:  http://localhost:7071/api/b/{id}",
            "\tD: [] http://localhost:7071/api/D",
            "\tC: activityTrigger",
            "Function E is disabled.");
  }

  private static String function(String trigger) {
    return "{'scriptFile':'../app.jar','entryPoint':'app.F.run','bindings':[%s]}"
        .formatted(trigger.replace("{'type'", "{'name':'x','direction':'in','type'"))
        .replace('\'', '"');
  }
}

package dev.durablesingleton.internal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durablesingleton.fixtures.HostedApp;
import dev.durablesingleton.internal.json.AppJson;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The dashboard's filters that only the management API can apply")
class InstanceFilterIT {

  @RegisterExtension static final HostedApp APP = new HostedApp();

  @BeforeAll
  static void start() {
    run("ProvisionFleet/fleet", "[\"pump\", \"valve\"]");
    run("ProvisionDevice/single", "\"Pump\"");
    run("HelloCities/tour", "");
  }

  @ParameterizedTest
  @CsvSource({
    "children=hide, fleet single tour",
    "parent=fleet, fleet:1 fleet:2",
    "parent=nobody, ''",
    "parent=fleet&children=hide, ''",
    "text=pUmP, fleet fleet:1 single",
    "text=valve&children=hide, fleet",
    "text=[%22pump%22%2C%22valve%22], fleet",
    "text=Tokyo, tour",
    "text=pump&name=device, fleet:1 single",
    "text=nowhere, ''"
  })
  void find_instances(String query, String ids) throws Exception {
    List<String> expected = ids.isEmpty() ? List.of() : List.of(ids.split(" "));

    assertThat(json("instances?" + query).path("instances"))
        .extracting(row -> row.path("id").asText())
        .containsExactlyElementsOf(expected);
    assertThat(json("counts?" + query).path("states").path("Completed").asInt())
        .isEqualTo(expected.size());
  }

  @Test
  void continue_with_the_token_of_a_page_in_which_nothing_matched() throws Exception {
    JsonNode first = json("instances?children=hide&top=1");
    JsonNode second = json("instances?children=hide&top=1&token=" + first.path("next").asText());

    assertThat(first.path("instances").path(0).path("id").asText()).isEqualTo("fleet");
    assertThat(second.path("instances").path(0).path("id").asText()).isEqualTo("single");
  }

  @Test
  void are_named_if_they_are_wrong() {
    assertThat(APP.http().send("GET", "/api/singletons/instances?children=all", (String) null))
        .satisfies(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(400);
              assertThat(answer.body()).contains("children is 'all'; it must be hide.");
            });
  }

  private static void run(String path, String input) {
    APP.http().send("POST", "/api/orchestrators/" + path + "?wait=60", input);
  }

  private static JsonNode json(String path) throws Exception {
    return AppJson.read(APP.http().send("GET", "/api/singletons/" + path, (String) null).body());
  }
}

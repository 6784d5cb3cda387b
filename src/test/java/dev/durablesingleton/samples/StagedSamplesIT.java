package dev.durablesingleton.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durablesingleton.testkit.DurableHub;
import dev.durablesingleton.testkit.HubRequest;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The samples as deployed, on the test kit. */
class StagedSamplesIT {

  @RegisterExtension
  static final DurableHub hub =
      DurableHub.ofPackage(Path.of(System.getProperty("package.folder")))
          .waitingAtMost(Duration.ofMinutes(1));

  @Test
  void a_start_over_the_singleton_starter_runs_to_completion() {
    assertThat(hub.call(HubRequest.post("/api/orchestrators/HelloCities/tour-1")).status())
        .isEqualTo(202);
    assertThat(hub.instance("tour-1").awaitCompleted().output()).contains("Hello London!");
  }

  @Test
  void the_starter_knows_the_orchestrators_of_the_package() {
    assertThat(hub.call(HubRequest.post("/api/orchestrators/HalloCities/tour-2")).status())
        .isEqualTo(404);
  }

  @Test
  void activities_of_a_package_can_be_replaced() {
    hub.activity("RegisterDevice").returns("replaced");

    assertThat(hub.start("ProvisionDevice").awaitCompleted().output(String.class))
        .isEqualTo("replaced is active");
  }

  @Test
  void an_unknown_path_is_reported_with_the_known_routes() {
    assertThatThrownBy(() -> hub.call(HubRequest.get("/api/orchestrators/HelloCities")))
        .hasMessageStartingWith(
            "No HTTP function of this hub matches GET /api/orchestrators/HelloCities; it has 'HttpStart', 'HttpStartSingle',")
        .hasMessageEndingWith(", with the route prefix '/api'.");
  }
}

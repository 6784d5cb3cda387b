package dev.durablesingleton.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import dev.durablesingleton.functions.HttpStartSingle;
import dev.durablesingleton.samples.ProvisionDevice;
import dev.durablesingleton.samples.ProvisionFleet;
import dev.durablesingleton.testkit.DurableHub;
import dev.durablesingleton.testkit.HubRequest;
import dev.durablesingleton.testkit.HubResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The 409 to a start under the ID of a sub-orchestration")
class ExistingChildTest {

  @RegisterExtension
  final DurableHub hub =
      DurableHub.ofClasses(HttpStartSingle.class, ProvisionFleet.class, ProvisionDevice.class)
          .withOwnStatics()
          .movingTimeByHand();

  @BeforeEach
  void start_a_parent() {
    hub.activity("RegisterDevice").takes(Duration.ofHours(1)).returns("pump.example");
    assertThat(hub.call(start("ProvisionFleet/fleet").body("[\"pump\"]")).status()).isEqualTo(202);
    hub.instance("fleet:1").awaitStatus(OrchestrationRuntimeStatus.RUNNING);
  }

  @Test
  void names_the_parent_after_the_id_if_json_is_accepted() {
    JsonNode problem = problem("ProvisionDevice/fleet:1");

    assertThat(problem.path("parentInstanceId").asText()).isEqualTo("fleet");
    List<String> members = new ArrayList<>();
    problem.fieldNames().forEachRemaining(members::add);
    assertThat(members)
        .containsSubsequence("instanceId", "parentInstanceId", "runtimeStatus", "createdTime");
  }

  @Test
  void names_no_parent_for_an_instance_without_one() {
    assertThat(problem("ProvisionFleet/fleet").has("parentInstanceId")).isFalse();
  }

  @Test
  void is_the_same_text_as_for_any_other_instance() {
    HubResponse response = hub.call(start("ProvisionDevice/fleet:1").body("\"pump\""));

    assertThat(response.status()).isEqualTo(409);
    assertThat(response.body()).isEqualTo("An instance with ID 'fleet:1' already exists.");
  }

  private JsonNode problem(String path) {
    HubResponse response =
        hub.call(start(path).header("Accept", "application/json").body("[\"pump\"]"));
    assertThat(response.status()).isEqualTo(409);
    return response.body(JsonNode.class);
  }

  private static HubRequest start(String path) {
    return HubRequest.post("/api/orchestrators/" + path);
  }
}

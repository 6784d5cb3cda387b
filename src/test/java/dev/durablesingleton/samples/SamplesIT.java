package dev.durablesingleton.samples;

import static dev.durablesingleton.fixtures.HostedApp.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import dev.durablesingleton.fixtures.HostedApp;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("On a host")
class SamplesIT {

  @RegisterExtension static final HostedApp APP = new HostedApp();

  @Test
  void periodic_cleanup_purges_finished_instances_each_round_and_reports_the_result() {
    JsonObject finished = APP.started("HelloCities", "to-be-purged", null);
    APP.awaitStatus(finished, "Completed");

    JsonObject cleanup =
        APP.started("PeriodicCleanup", "cleanup", "{\"interval\": \"PT1S\", \"age\": \"PT0S\"}");
    JsonObject third = APP.awaitStatus(cleanup, status -> round(status) >= 3);

    assertThat(APP.follow("GET", finished, "statusQueryGetUri", null).statusCode()).isEqualTo(404);
    assertThat(text(third, "runtimeStatus")).isEqualTo("Running");
    assertThat(text(third.getAsJsonObject("customStatus"), "lastResult"))
        .matches("purged \\d+ instances created before 20\\S+Z");
    assertThat(third.getAsJsonObject("input").keySet())
        .as("passed from round to round")
        .contains("interval", "age", "round", "lastResult");
    APP.follow("POST", cleanup, "terminatePostUri", "");
    APP.awaitStatus(cleanup, "Terminated");
  }

  @Test
  void provision_fleet_provisions_each_device_in_a_child_with_a_derived_id() {
    JsonObject status =
        APP.awaitStatus(
            APP.started("ProvisionFleet", "fleet", "[\"pump-7\", \"valve-9\"]"), "Completed");

    assertThat(status.get("output"))
        .isEqualTo(
            json("[\"pump-7.fleet.example is active\", \"valve-9.fleet.example is active\"]"));
    OrchestrationMetadata child = APP.client().getInstanceMetadata("fleet:2", true);
    assertThat(child.getName()).isEqualTo("ProvisionDevice");
    assertThat(child.getRuntimeStatus()).isEqualTo(OrchestrationRuntimeStatus.COMPLETED);
    assertThat(child.readInputAs(String.class)).isEqualTo("valve-9");
  }

  private static long round(JsonObject status) {
    JsonElement custom = status.get("customStatus");
    return custom.isJsonObject() ? custom.getAsJsonObject().get("round").getAsLong() : 0;
  }

  private static JsonElement json(String text) {
    return JsonParser.parseString(text);
  }
}

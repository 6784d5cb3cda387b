package dev.durablesingleton.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CreateSubOrchestrationAction;
import org.junit.jupiter.api.Test;

class ProvisionFleetTest {

  private final ProvisionDevice child = new ProvisionDevice();
  private final Replay parent =
      new Replay(context -> context.complete(new ProvisionFleet().run(context)))
          .with("ProvisionDevice", device -> provision().run(device).getResult().getValue());

  @Test
  void starts_a_child_for_every_device_in_one_turn_and_gathers_the_results_in_order() {
    assertThat(parent.run("[\"pump-7\",\"pump-7\",\"a/b\"]").getResult().getValue())
        .isEqualTo(
            "[\"pump-7.fleet.example is active\",\"pump-7.fleet.example is active\",\"a/b.fleet.example is active\"]");
    assertThat(parent.customStatuses()).hasSize(2);
  }

  @Test
  void gives_every_child_an_id_that_follows_from_its_own() {
    parent.run("[\"pump-7\",\"pump-7\",\"a/b\"]");

    assertThat(parent.children())
        .extracting(CreateSubOrchestrationAction::getInstanceId)
        .containsExactly("fleet-1:1", "fleet-1:2", "fleet-1:3");
  }

  @Test
  void provisions_three_devices_when_it_is_told_none() {
    assertThat(parent.run("null").getResult().getValue()).contains("pump-1", "pump-2", "valve-1");
  }

  @Test
  void a_device_can_be_provisioned_by_itself() {
    assertThat(provision().run(null).getResult().getValue())
        .isEqualTo("\"pump-1.fleet.example is active\"");
  }

  private Replay provision() {
    return new Replay(context -> context.complete(child.run(context)))
        .with("RegisterDevice", Replay.activity(child::register))
        .with("ActivateDevice", Replay.activity(child::activate));
  }
}

package dev.durablesingleton.samples;

import static com.microsoft.durabletask.OrchestrationRuntimeStatus.COMPLETED;
import static com.microsoft.durabletask.OrchestrationRuntimeStatus.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.testkit.DurableHub;
import dev.durablesingleton.testkit.HubInstance;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProvisionFleetTest {

  @RegisterExtension
  final DurableHub hub = DurableHub.ofClasses(ProvisionFleet.class, ProvisionDevice.class);

  @Test
  void gathers_the_results_of_all_devices_in_order() {
    HubInstance fleet =
        hub.start("ProvisionFleet", "fleet-1", List.of("pump-7", "pump-7", "a/b")).awaitCompleted();

    assertThat(fleet.output(String[].class))
        .containsExactly(
            "pump-7.fleet.example is active",
            "pump-7.fleet.example is active",
            "a/b.fleet.example is active");
  }

  @Test
  void provisions_all_devices_at_once() {
    hub.activity("RegisterDevice").takes(Duration.ofHours(1));
    hub.start("ProvisionFleet", "fleet-1", List.of("pump-1", "pump-2", "pump-3"));

    hub.clock().advance(Duration.ofHours(1));

    assertThat(hub.instance("fleet-1").awaitCompleted().output()).contains("pump-3");
    assertThat(hub.activity("ActivateDevice").calls()).hasSize(3);
  }

  @Test
  void gives_every_child_an_id_that_follows_from_its_own() {
    hub.start("ProvisionFleet", "fleet-1", List.of("pump-7", "valve-1")).awaitCompleted();

    assertThat(hub.instance("fleet-1:1").input(String.class)).isEqualTo("pump-7");
    assertThat(hub.instance("fleet-1:2").input(String.class)).isEqualTo("valve-1");
  }

  @Test
  void provisions_three_devices_when_it_is_told_none() {
    HubInstance fleet = hub.start("ProvisionFleet", "fleet-1").awaitCompleted();

    assertThat(fleet.output()).contains("pump-1", "pump-2", "valve-1");
  }

  @Test
  void fails_when_a_device_cannot_be_provisioned_and_the_others_are() {
    hub.activity("RegisterDevice")
        .runs(
            String.class,
            device -> {
              if (device.equals("valve-1")) {
                throw new IllegalStateException("the registry is full");
              }
              return device;
            });
    HubInstance fleet =
        hub.start("ProvisionFleet", "fleet-1", List.of("pump-7", "valve-1")).awaitEnded();

    assertThat(fleet.status()).isEqualTo(FAILED);
    assertThat(hub.instance("fleet-1:1").awaitEnded().status()).isEqualTo(COMPLETED);
    assertThat(hub.instance("fleet-1:2").history().toString()).contains("the registry is full");
  }

  @Test
  void a_device_can_be_provisioned_by_itself() {
    HubInstance device = hub.start("ProvisionDevice", "device-1").awaitCompleted();

    assertThat(device.output(String.class)).isEqualTo("pump-1.fleet.example is active");
  }
}

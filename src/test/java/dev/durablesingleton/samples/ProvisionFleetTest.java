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
  void returns_the_results_of_all_devices_in_order() {
    HubInstance fleet =
        hub.start("ProvisionFleet", "fleet-1", List.of("pump-7", "pump-7", "a/b")).awaitCompleted();

    assertThat(fleet.output(String[].class))
        .containsExactly(
            "pump-7.fleet.example is active",
            "pump-7.fleet.example is active",
            "a/b.fleet.example is active");
  }

  @Test
  void provisions_all_devices_in_parallel() {
    hub.activity("RegisterDevice").takes(Duration.ofHours(1));
    hub.start("ProvisionFleet", "fleet-1", List.of("pump-1", "pump-2", "pump-3"));

    hub.clock().advance(Duration.ofHours(1));

    assertThat(hub.instance("fleet-1").awaitCompleted().output()).contains("pump-3");
    assertThat(hub.activity("ActivateDevice").calls()).hasSize(3);
  }

  @Test
  void derives_every_childs_id_from_its_own() {
    hub.start("ProvisionFleet", "fleet-1", List.of("pump-7", "valve-1")).awaitCompleted();

    assertThat(hub.instance("fleet-1:1").input(String.class)).isEqualTo("pump-7");
    assertThat(hub.instance("fleet-1:2").input(String.class)).isEqualTo("valve-1");
  }

  @Test
  void provisions_three_devices_by_default() {
    HubInstance fleet = hub.start("ProvisionFleet", "fleet-1").awaitCompleted();

    assertThat(fleet.output()).contains("pump-1", "pump-2", "valve-1");
  }

  @Test
  void fails_when_one_device_fails_although_the_others_are_provisioned() {
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
  void a_device_can_be_provisioned_directly() {
    HubInstance device = hub.start("ProvisionDevice", "device-1").awaitCompleted();

    assertThat(device.output(String.class)).isEqualTo("pump-1.fleet.example is active");
  }
}

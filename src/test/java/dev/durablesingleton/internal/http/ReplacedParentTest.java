package dev.durablesingleton.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import dev.durablesingleton.functions.HttpStartSingle;
import dev.durablesingleton.samples.ProvisionDevice;
import dev.durablesingleton.samples.ProvisionFleet;
import dev.durablesingleton.testkit.DurableHub;
import dev.durablesingleton.testkit.HubRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReplacedParentTest {

  @RegisterExtension
  final DurableHub hub =
      DurableHub.ofClasses(HttpStartSingle.class, ProvisionFleet.class, ProvisionDevice.class)
          .withOwnStatics()
          .movingTimeByHand();

  @Test
  void the_children_of_a_replaced_instance_go_on() {
    hub.activity("RegisterDevice").takes(Duration.ofHours(1)).returns("pump.example");
    start("[\"pump\"]");
    hub.instance("fleet:1").awaitStatus(OrchestrationRuntimeStatus.RUNNING);

    start("[]");

    assertThat(hub.instance("fleet").awaitCompleted().output()).isEqualTo("[]");
    assertThat(hub.instance("fleet:1").status()).isEqualTo(OrchestrationRuntimeStatus.RUNNING);
    hub.clock().advance(Duration.ofHours(2));
    assertThat(hub.instance("fleet:1").awaitCompleted().output()).contains("is active");
  }

  private void start(String devices) {
    HubRequest request =
        HubRequest.post("/api/orchestrators/ProvisionFleet/fleet?reuse=any").body(devices);
    assertThat(hub.call(request).status()).isEqualTo(202);
  }
}

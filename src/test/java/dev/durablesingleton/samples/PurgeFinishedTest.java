package dev.durablesingleton.samples;

import static com.microsoft.durabletask.OrchestrationRuntimeStatus.COMPLETED;
import static com.microsoft.durabletask.OrchestrationRuntimeStatus.FAILED;
import static com.microsoft.durabletask.OrchestrationRuntimeStatus.TERMINATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.testkit.DurableHub;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PurgeFinishedTest {

  @RegisterExtension
  final DurableHub hub =
      DurableHub.ofClasses(HelloCities.class, PeriodicCleanup.class, PurgeFinished.class)
          .withOwnStatics();

  @Test
  void purges_old_finished_instances_and_no_running_ones() {
    Map<String, String> daily = Map.of("interval", "P1D", "age", "P7D");
    assertThat(hub.start("HelloCities", "tour-1").awaitEnded().status()).isEqualTo(COMPLETED);
    assertThat(hub.start("PeriodicCleanup", "bad-1", "hourly").awaitEnded().status())
        .isEqualTo(FAILED);
    assertThat(hub.start("PeriodicCleanup", "stopped-1", daily).terminate("").awaitEnded().status())
        .isEqualTo(TERMINATED);
    hub.start("PeriodicCleanup", "cleanup-1", daily);

    hub.clock().advance(Duration.ofDays(6));
    assertThat(hub.instance("tour-1").exists()).isTrue();

    hub.clock().advance(Duration.ofDays(2));
    assertThat(hub.instance("tour-1").exists()).isFalse();
    assertThat(hub.instance("bad-1").exists()).isFalse();
    assertThat(hub.instance("stopped-1").exists()).isFalse();
    assertThat(hub.instance("cleanup-1").exists()).isTrue();
  }
}

package dev.durablesingleton.local.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.microsoft.durabletask.NewOrchestrationInstanceOptions;
import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import com.microsoft.durabletask.PurgeInstanceCriteria;
import dev.durablesingleton.fixtures.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls of the SDK's client over gRPC. */
@ParameterizedClass
@EnumSource(Way.class)
class ClientCallsTest {

  @RegisterExtension final Sidecar sidecar;

  ClientCallsTest(Way way) {
    sidecar = new Sidecar(way);
  }

  @Test
  void starts_an_instance_and_waits_for_its_end() throws TimeoutException {
    sidecar.orchestrator("Echo", context -> context.complete(context.getInput(String.class)));
    sidecar.startWorker();
    sidecar.client().scheduleNewOrchestrationInstance("Echo", "héllo", "a");

    OrchestrationMetadata ended =
        sidecar.client().waitForInstanceCompletion("a", Patience.LIMIT, true);
    assertThat(ended.getRuntimeStatus()).isEqualTo(OrchestrationRuntimeStatus.COMPLETED);
    assertThat(ended.readInputAs(String.class)).isEqualTo("héllo");
    assertThat(ended.readOutputAs(String.class)).isEqualTo("héllo");
    assertThat(ended.getLastUpdatedAt()).isAfterOrEqualTo(ended.getCreatedAt());
  }

  @Test
  void omits_texts_that_were_not_requested() throws TimeoutException {
    sidecar.orchestrator("Echo", context -> context.complete(context.getInput(String.class)));
    sidecar.startWorker();
    sidecar.client().scheduleNewOrchestrationInstance("Echo", "x", "a");
    sidecar.client().waitForInstanceCompletion("a", Patience.LIMIT, false);

    OrchestrationMetadata found = sidecar.client().getInstanceMetadata("a", false);
    assertThat(found.getName()).isEqualTo("Echo");
    assertThat(found.getSerializedInput()).isEmpty();
    assertThat(found.getSerializedOutput()).isEmpty();
  }

  @Test
  void generates_an_id_of_32_digits_if_none_is_given() {
    assertThat(sidecar.client().scheduleNewOrchestrationInstance("Any", null, ""))
        .matches("[0-9a-f]{32}");
  }

  @Test
  void finds_nothing_under_an_unknown_id() {
    assertThat(sidecar.client().getInstanceMetadata("nobody", true).isInstanceFound()).isFalse();
  }

  @Test
  void starts_a_finished_instance_again_with_its_own_input() throws TimeoutException {
    sidecar.orchestrator("Echo", context -> context.complete(context.getInput(String.class)));
    sidecar.startWorker();
    for (String input : List.of("first", "second")) {
      sidecar.client().scheduleNewOrchestrationInstance("Echo", input, "a");
      assertThat(
              sidecar
                  .client()
                  .waitForInstanceCompletion("a", Patience.LIMIT, true)
                  .readOutputAs(String.class))
          .isEqualTo(input);
    }
  }

  @Test
  void delays_a_scheduled_start() {
    sidecar
        .client()
        .scheduleNewOrchestrationInstance(
            "Later",
            new NewOrchestrationInstanceOptions()
                .setInstanceId("a")
                .setStartTime(Instant.now().plusSeconds(3600)));

    assertThatExceptionOfType(TimeoutException.class)
        .isThrownBy(
            () -> sidecar.client().waitForInstanceStart("a", Duration.ofMillis(200), false));
    assertThat(sidecar.client().getInstanceMetadata("a", false).getRuntimeStatus())
        .isEqualTo(OrchestrationRuntimeStatus.PENDING);
  }

  @Test
  void waits_for_the_start() throws TimeoutException {
    sidecar.orchestrator("Wait", context -> context.waitForExternalEvent("go").await());
    sidecar.startWorker();
    sidecar.client().scheduleNewOrchestrationInstance("Wait", null, "a");

    assertThat(sidecar.client().waitForInstanceStart("a", Patience.LIMIT, false).getRuntimeStatus())
        .isEqualTo(OrchestrationRuntimeStatus.RUNNING);
  }

  @Test
  void a_wait_ends_with_its_deadline() {
    sidecar.client().scheduleNewOrchestrationInstance("NobodyRunsIt", null, "a");

    assertThatExceptionOfType(TimeoutException.class)
        .isThrownBy(
            () -> sidecar.client().waitForInstanceCompletion("a", Duration.ofMillis(200), true));
    assertThatExceptionOfType(TimeoutException.class)
        .isThrownBy(
            () -> sidecar.client().waitForInstanceStart("missing", Duration.ofMillis(200), true));
  }

  @Test
  void terminates_with_an_output() throws TimeoutException {
    sidecar.orchestrator("Wait", context -> context.waitForExternalEvent("go").await());
    sidecar.startWorker();
    sidecar.client().scheduleNewOrchestrationInstance("Wait", null, "a");
    sidecar.client().waitForInstanceStart("a", Patience.LIMIT, false);
    sidecar.client().terminate("a", "enough");

    OrchestrationMetadata ended =
        sidecar.client().waitForInstanceCompletion("a", Patience.LIMIT, true);
    assertThat(ended.getRuntimeStatus()).isEqualTo(OrchestrationRuntimeStatus.TERMINATED);
    assertThat(ended.getSerializedOutput()).isEqualTo("\"enough\"");
  }

  @Test
  void suspends_and_resumes() throws TimeoutException {
    sidecar.orchestrator(
        "Wait",
        context -> context.complete(context.waitForExternalEvent("go", String.class).await()));
    sidecar.startWorker();
    sidecar.client().scheduleNewOrchestrationInstance("Wait", null, "a");
    sidecar.client().waitForInstanceStart("a", Patience.LIMIT, false);
    sidecar.client().suspendInstance("a", "for a while");
    awaitStatus("a", OrchestrationRuntimeStatus.SUSPENDED);

    sidecar.client().raiseEvent("a", "go", "on");
    sidecar.client().resumeInstance("a", "now");
    assertThat(
            sidecar
                .client()
                .waitForInstanceCompletion("a", Patience.LIMIT, true)
                .readOutputAs(String.class))
        .isEqualTo("on");
  }

  @Test
  void purge_of_one_instance_is_refused_until_it_has_ended() {
    sidecar.client().scheduleNewOrchestrationInstance("NobodyRunsIt", null, "a");

    assertThatThrownBy(() -> sidecar.client().purgeInstance("a"))
        .hasMessage(
            "FAILED_PRECONDITION: Only orchestrations in a terminal state can be purged, but the orchestration with instance ID a has status Pending");
    assertThat(sidecar.client().getInstanceMetadata("a", false).isInstanceFound()).isTrue();
    assertThat(sidecar.client().purgeInstance("nobody").getDeletedInstanceCount()).isZero();
  }

  @Test
  void purges_finished_instances_by_filter() throws TimeoutException {
    sidecar.orchestrator("Quick", context -> context.complete(1));
    Instant before = Instant.now().minusSeconds(1);
    sidecar.client().scheduleNewOrchestrationInstance("NobodyRunsIt", null, "open");
    sidecar.startWorker();
    for (String id : List.of("a", "b", "c")) {
      sidecar.client().scheduleNewOrchestrationInstance("Quick", null, id);
      sidecar.client().waitForInstanceCompletion(id, Patience.LIMIT, false);
    }

    PurgeInstanceCriteria failed =
        new PurgeInstanceCriteria()
            .setCreatedTimeFrom(before)
            .setRuntimeStatusList(List.of(OrchestrationRuntimeStatus.TERMINATED));
    assertThat(sidecar.client().purgeInstances(failed).getDeletedInstanceCount()).isZero();
    PurgeInstanceCriteria completed =
        new PurgeInstanceCriteria()
            .setCreatedTimeFrom(before)
            .setRuntimeStatusList(List.of(OrchestrationRuntimeStatus.COMPLETED));
    assertThat(sidecar.client().purgeInstances(completed).getDeletedInstanceCount()).isEqualTo(3);
  }

  @Test
  void removes_all_instances_only_on_request() {
    sidecar.client().scheduleNewOrchestrationInstance("NobodyRunsIt", null, "a");
    sidecar.client().createTaskHub(false);
    assertThat(sidecar.client().getInstanceMetadata("a", false).isInstanceFound()).isTrue();

    sidecar.client().createTaskHub(true);
    assertThat(sidecar.client().getInstanceMetadata("a", false).isInstanceFound()).isFalse();

    sidecar.client().scheduleNewOrchestrationInstance("NobodyRunsIt", null, "a");
    sidecar.client().deleteTaskHub();
    assertThat(sidecar.client().getInstanceMetadata("a", false).isInstanceFound()).isFalse();
  }

  private void awaitStatus(String id, OrchestrationRuntimeStatus status) {
    await()
        .untilAsserted(
            () ->
                assertThat(sidecar.client().getInstanceMetadata(id, false).getRuntimeStatus())
                    .isEqualTo(status));
  }
}

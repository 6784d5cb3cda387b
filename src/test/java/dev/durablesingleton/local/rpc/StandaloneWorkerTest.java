package dev.durablesingleton.local.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.StringValue;
import com.microsoft.durabletask.NewOrchestrationInstanceOptions;
import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import dev.durablesingleton.local.messages.ActivityFilter;
import dev.durablesingleton.local.messages.EntityOperationCalledEvent;
import dev.durablesingleton.local.messages.GetWorkItemsRequest;
import dev.durablesingleton.local.messages.OrchestrationFilter;
import dev.durablesingleton.local.messages.OrchestratorAction;
import dev.durablesingleton.local.messages.ScheduleTaskAction;
import dev.durablesingleton.local.messages.SendEntityMessageAction;
import dev.durablesingleton.local.messages.WorkItem;
import dev.durablesingleton.local.messages.WorkItemFilters;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a standalone worker of SDK 1.9.0 or of another language uses beyond SDK 1.5.0. */
class StandaloneWorkerTest {

  private static final GetWorkItemsRequest ALL = GetWorkItemsRequest.getDefaultInstance();

  @RegisterExtension final Sidecar sidecar = new Sidecar(Way.PORT);

  @Test
  void names_its_items_by_completion_tokens() throws TimeoutException {
    RawWorker worker = sidecar.connectWorker(ALL);
    start("Tour", "a", null);
    worker.answer(worker.next(), schedule(0, "Say", null));
    WorkItem activity = worker.next();
    worker.answer(activity, "\"hello\"");
    WorkItem last = worker.next();
    assertThat(last.getCompletionToken()).isNotEqualTo(activity.getCompletionToken());
    worker.complete(last);

    assertThat(ended("a").getRuntimeStatus()).isEqualTo(OrchestrationRuntimeStatus.COMPLETED);
  }

  @Test
  void has_no_effect_with_an_outdated_token() throws TimeoutException {
    RawWorker lost = sidecar.connectWorker(ALL);
    start("Tour", "a", null);
    WorkItem before = lost.next();
    RawWorker worker = sidecar.connectWorker(ALL);
    lost.disconnect();
    WorkItem again = worker.next();
    lost.answer(before, schedule(0, "Say", null));
    lost.abandon(before);
    worker.complete(again);

    assertThat(ended("a").getRuntimeStatus()).isEqualTo(OrchestrationRuntimeStatus.COMPLETED);
    assertThat(worker.received()).isZero();
  }

  @Test
  void gets_an_abandoned_item_again_after_a_pause() throws TimeoutException {
    RawWorker worker = sidecar.connectWorker(ALL);
    start("Tour", "a", null);
    WorkItem turn = worker.next();
    worker.abandon(turn);
    WorkItem again = worker.next();
    assertThat(again.getCompletionToken()).isNotEqualTo(turn.getCompletionToken());
    assertThat(again.getOrchestratorRequest().getInstanceId()).isEqualTo("a");
    worker.answer(again, schedule(0, "Say", null));
    worker.abandon(worker.next());
    worker.answer(worker.next(), "1");
    worker.complete(worker.next());

    assertThat(ended("a").getRuntimeStatus()).isEqualTo(OrchestrationRuntimeStatus.COMPLETED);
    assertThat(sidecar.warnings())
        .singleElement(STRING)
        .startsWith(
            "A worker returned a turn of instance 'a' of 'Tour', version '', without running it.");
  }

  @Test
  void leaves_an_abandoned_item_to_another_worker() throws TimeoutException {
    RawWorker first = sidecar.connectWorker(ALL);
    start("Tour", "a", "2.0");
    RawWorker second = sidecar.connectWorker(ALL);
    first.abandon(first.next());
    second.complete(second.next());

    assertThat(ended("a").getRuntimeStatus()).isEqualTo(OrchestrationRuntimeStatus.COMPLETED);
    assertThat(first.received()).isZero();
  }

  @Test
  void cannot_prevent_the_termination_of_an_instance_whose_turns_it_abandons() {
    RawWorker worker = sidecar.connectWorker(ALL);
    start("Tour", "a", null);
    worker.abandon(worker.next());
    sidecar.client().terminate("a", "not needed");

    await()
        .until(
            () -> {
              if (worker.received() > 0) {
                worker.abandon(worker.next());
              }
              return sidecar.client().getInstanceMetadata("a", false).getRuntimeStatus()
                  == OrchestrationRuntimeStatus.TERMINATED;
            });
  }

  @Test
  void gets_only_the_items_that_its_filters_accept() {
    RawWorker named =
        sidecar.connectWorker(
            filters(WorkItemFilters.newBuilder().addOrchestrations(orchestration("Tour"))));
    RawWorker versioned =
        sidecar.connectWorker(
            filters(WorkItemFilters.newBuilder().addOrchestrations(orchestration("Trip", "2.0"))));
    start("Trip", "trip-1", "1.0");
    start("Trip", "trip-2", "2.0");
    start("Tour", "tour-1", "1.0");
    start("Tour", "tour-2", null);

    assertThat(instanceOf(versioned.next())).isEqualTo("trip-2");
    assertThat(instanceOf(named.next())).isEqualTo("tour-1");
    assertThat(instanceOf(named.next())).isEqualTo("tour-2");
    assertThat(sidecar.warnings())
        .containsExactly(
            "The filters of all connected workers exclude the orchestrator 'Trip', version '1.0'. It waits for a worker that accepts it.");
    assertThat(instanceOf(sidecar.connectWorker(ALL).next())).isEqualTo("trip-1");
  }

  @Test
  void gets_activities_by_name_and_version() {
    RawWorker orchestrators =
        sidecar.connectWorker(
            filters(WorkItemFilters.newBuilder().addOrchestrations(orchestration("Tour"))));
    RawWorker activities =
        sidecar.connectWorker(
            filters(
                WorkItemFilters.newBuilder()
                    .addActivities(ActivityFilter.newBuilder().setName("Say"))
                    .addActivities(
                        ActivityFilter.newBuilder().setName("Sing").addVersions("1.0"))));
    start("Tour", "a", null);
    orchestrators.answer(
        orchestrators.next(),
        schedule(0, "Sing", "2.0"),
        schedule(1, "Say", "2.0"),
        schedule(2, "Sing", "1.0"));

    assertThat(activities.next().getActivityRequest().getTaskId()).isEqualTo(1);
    assertThat(activities.next().getActivityRequest().getTaskId()).isEqualTo(2);
    assertThat(activities.received()).isZero();
  }

  @Test
  void holds_no_more_items_than_its_limits() {
    RawWorker worker =
        sidecar.connectWorker(
            GetWorkItemsRequest.newBuilder()
                .setMaxConcurrentOrchestrationWorkItems(1)
                .setMaxConcurrentActivityWorkItems(2)
                .build());
    start("Tour", "a", null);
    start("Tour", "b", null);
    WorkItem first = worker.next();
    assertThat(worker.received()).isZero();
    worker.answer(
        first, schedule(0, "Say", null), schedule(1, "Say", null), schedule(2, "Say", null));
    WorkItem second = worker.next();
    assertThat(instanceOf(second)).isNotEqualTo(instanceOf(first));
    WorkItem activity = worker.next();
    worker.next();
    assertThat(worker.received()).isZero();
    worker.answer(activity, "1");

    assertThat(worker.next().getActivityRequest().getTaskId()).isEqualTo(2);
  }

  @Test
  void that_calls_an_entity_fails_the_instance_with_a_sentence() throws TimeoutException {
    RawWorker worker = sidecar.connectWorker(ALL);
    start("Tour", "a", null);
    worker.answer(
        worker.next(),
        OrchestratorAction.newBuilder()
            .setId(3)
            .setSendEntityMessage(
                SendEntityMessageAction.newBuilder()
                    .setEntityOperationCalled(
                        EntityOperationCalledEvent.newBuilder()
                            .setOperation("add")
                            .setTargetInstanceId(StringValue.of("@counter@a"))))
            .build());

    OrchestrationMetadata ended = ended("a");
    assertThat(ended.getRuntimeStatus()).isEqualTo(OrchestrationRuntimeStatus.FAILED);
    assertThat(ended.getFailureDetails().getErrorMessage())
        .isEqualTo(
            "The worker answered a turn of 'Tour' with the action sendEntityMessage (number 3), but entities of a standalone worker are not served; run the entity in a Functions package.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SignalEntity",
        "GetEntity",
        "QueryEntities",
        "CleanEntityStorage",
        "CompleteEntityTask",
        "AbandonTaskEntityWorkItem"
      })
  void is_told_that_entities_are_not_served(String call) {
    refuses(
        call,
        Code.UNIMPLEMENTED,
        "This host does not serve entities of a standalone worker, so it refuses the call '%s'. Run the entity in a Functions package."
            .formatted(call));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AbandonTaskOrchestratorWorkItem", "AbandonTaskActivityWorkItem"})
  void must_name_the_item_that_it_abandons(String call) {
    refuses(
        call,
        Code.INVALID_ARGUMENT,
        "The completion token is empty; send that of the work item to abandon.");
  }

  private void refuses(String call, Code code, String sentence) {
    assertThatExceptionOfType(StatusRuntimeException.class)
        .isThrownBy(
            () ->
                ClientCalls.blockingUnaryCall(
                    sidecar.stub().getChannel(),
                    RawMethod.of(MethodType.UNARY, "TaskHubSidecarService/" + call),
                    CallOptions.DEFAULT,
                    new byte[0]))
        .satisfies(
            refused -> {
              assertThat(refused.getStatus().getCode()).isEqualTo(code);
              assertThat(refused.getStatus().getDescription()).isEqualTo(sentence);
            });
  }

  private void start(String name, String id, String version) {
    sidecar
        .client()
        .scheduleNewOrchestrationInstance(
            name, new NewOrchestrationInstanceOptions().setInstanceId(id).setVersion(version));
  }

  private OrchestrationMetadata ended(String id) throws TimeoutException {
    return sidecar.client().waitForInstanceCompletion(id, Duration.ofSeconds(20), true);
  }

  private static OrchestratorAction schedule(int number, String name, String version) {
    ScheduleTaskAction.Builder task = ScheduleTaskAction.newBuilder().setName(name);
    if (version != null) {
      task.setVersion(StringValue.of(version));
    }
    return OrchestratorAction.newBuilder().setId(number).setScheduleTask(task).build();
  }

  private static GetWorkItemsRequest filters(WorkItemFilters.Builder filters) {
    return GetWorkItemsRequest.newBuilder().setWorkItemFilters(filters).build();
  }

  private static OrchestrationFilter orchestration(String name, String... versions) {
    OrchestrationFilter.Builder filter = OrchestrationFilter.newBuilder().setName(name);
    for (String version : versions) {
      filter.addVersions(version);
    }
    return filter.build();
  }

  private static String instanceOf(WorkItem turn) {
    return turn.getOrchestratorRequest().getInstanceId();
  }
}

package dev.durablesingleton.local.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import com.google.protobuf.Timestamp;
import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ActivityRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ActivityResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CompleteOrchestrationAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CreateTimerAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.GetWorkItemsRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ScheduleTaskAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.WorkItem;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A worker whose answers to turns and activities are damaged. */
@ParameterizedClass
@EnumSource(Way.class)
class OddWorkerTest {
  private static final int INSTANCES = 300;
  private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());

  @RegisterExtension final Sidecar sidecar;

  OddWorkerTest(Way way) {
    sidecar = new Sidecar(way);
  }

  private final Random random = new Random(SEED);
  private final AtomicInteger answered = new AtomicInteger();

  @Test
  void damaged_answers_affect_only_their_instances(TestReporter reporter) throws TimeoutException {
    reporter.publishEntry("fuzz.seed", Long.toString(SEED));
    Iterator<WorkItem> items =
        sidecar.stub().getWorkItems(GetWorkItemsRequest.getDefaultInstance());
    Thread worker = new Thread(() -> answerAll(items), "odd-worker");
    worker.setDaemon(true);
    worker.start();
    for (int i = 0; i < INSTANCES; i++) {
      sidecar.client().scheduleNewOrchestrationInstance("Any", "x", "odd" + i);
      if (i % 20 == 0) {
        completes("sound" + i);
      }
    }
    completes("last");
    assertThat(answered).hasValueGreaterThan(INSTANCES / 2);
  }

  private void completes(String id) throws TimeoutException {
    sidecar.client().scheduleNewOrchestrationInstance("Any", "x", id);
    OrchestrationMetadata end =
        sidecar.client().waitForInstanceCompletion(id, Duration.ofSeconds(30), true);
    assertThat(end.getRuntimeStatus())
        .as("%s, seed %d", id, SEED)
        .isEqualTo(OrchestrationRuntimeStatus.COMPLETED);
  }

  private void answerAll(Iterator<WorkItem> items) {
    try {
      while (items.hasNext()) {
        WorkItem item = items.next();
        if (item.hasActivityRequest()) {
          answer(item.getActivityRequest());
        } else {
          answer(item.getOrchestratorRequest().getInstanceId());
        }
        answered.incrementAndGet();
      }
    } catch (StatusRuntimeException e) {
      // The stream ends with the test.
    }
  }

  private void answer(ActivityRequest request) {
    sidecar
        .stub()
        .completeActivityTask(
            ActivityResponse.newBuilder()
                .setInstanceId(request.getOrchestrationInstance().getInstanceId())
                .setTaskId(request.getTaskId() + random.nextInt(2))
                .setResult(StringValue.of("{"))
                .build());
  }

  private void answer(String instanceId) {
    OrchestratorResponse response =
        instanceId.startsWith("odd")
            ? torn(odd())
            : OrchestratorResponse.newBuilder().addActions(completion(1)).build();
    sidecar.stub().completeOrchestratorTask(response.toBuilder().setInstanceId(instanceId).build());
  }

  private OrchestratorResponse odd() {
    OrchestratorResponse.Builder response = OrchestratorResponse.newBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      response.addActions(
          switch (random.nextInt(4)) {
            case 0 -> completion(random.nextInt(12));
            case 1 -> OrchestratorAction.newBuilder().setId(random.nextInt(3)).build();
            case 2 ->
                OrchestratorAction.newBuilder()
                    .setId(random.nextInt(3))
                    .setCreateTimer(
                        CreateTimerAction.newBuilder()
                            .setFireAt(
                                Timestamp.newBuilder()
                                    .setSeconds(random.nextLong())
                                    .setNanos(random.nextInt())))
                    .build();
            default ->
                OrchestratorAction.newBuilder()
                    .setId(random.nextInt(3))
                    .setScheduleTask(ScheduleTaskAction.newBuilder().setName("A"))
                    .build();
          });
    }
    return response.build();
  }

  /** Changes bytes until the result can still be parsed. */
  private OrchestratorResponse torn(OrchestratorResponse whole) {
    byte[] bytes = whole.toByteArray();
    for (int attempt = 0; attempt < 20 && bytes.length > 0; attempt++) {
      byte[] copy = bytes.clone();
      for (int i = random.nextInt(4); i > 0; i--) {
        copy[random.nextInt(copy.length)] = (byte) random.nextInt();
      }
      try {
        // The host's newer protocol has more fields, which must be valid too.
        dev.durablesingleton.local.messages.OrchestratorResponse.parseFrom(copy);
        return OrchestratorResponse.parseFrom(copy);
      } catch (InvalidProtocolBufferException e) {
        // Not parseable: gRPC would refuse it.
      }
    }
    return whole;
  }

  private static OrchestratorAction completion(int status) {
    return OrchestratorAction.newBuilder()
        .setCompleteOrchestration(
            CompleteOrchestrationAction.newBuilder().setOrchestrationStatusValue(status))
        .build();
  }
}

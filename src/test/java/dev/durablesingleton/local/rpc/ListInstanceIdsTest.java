package dev.durablesingleton.local.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import com.google.protobuf.Timestamp;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.GetInstanceRequest;
import dev.durablesingleton.local.messages.ListInstanceIdsRequest;
import dev.durablesingleton.local.messages.ListInstanceIdsResponse;
import dev.durablesingleton.local.messages.OrchestrationStatus;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Lists of finished instances by the time of their completion. */
class ListInstanceIdsTest {

  @RegisterExtension final Sidecar sidecar = new Sidecar(Way.PORT);

  @BeforeEach
  void endThreeOfFourInstances() throws TimeoutException {
    sidecar
        .orchestrator(
            "Wait", context -> context.complete(context.waitForExternalEvent("go").await()))
        .startWorker();
    for (String id : List.of("a", "b", "c", "d")) {
      sidecar.client().scheduleNewOrchestrationInstance("Wait", null, id);
    }
    for (String id : List.of("c", "a")) {
      sidecar.client().raiseEvent(id, "go");
      sidecar.client().waitForInstanceCompletion(id, Duration.ofSeconds(20), false);
    }
    sidecar.client().terminate("d", null);
    sidecar.client().waitForInstanceCompletion("d", Duration.ofSeconds(20), false);
  }

  @Test
  void are_in_the_order_of_completion_page_by_page() throws InvalidProtocolBufferException {
    ListInstanceIdsRequest.Builder request = ListInstanceIdsRequest.newBuilder().setPageSize(2);
    ListInstanceIdsResponse first = list(request);
    assertThat(first.getInstanceIdsList()).containsExactly("c", "a");
    ListInstanceIdsResponse last = list(request.setLastInstanceKey(first.getLastInstanceKey()));
    assertThat(last.getInstanceIdsList()).containsExactly("d");
    assertThat(last.hasLastInstanceKey()).as("the end").isFalse();
  }

  @Test
  void have_no_key_if_one_page_has_all() throws InvalidProtocolBufferException {
    // The SDK sends an empty key for the first page.
    ListInstanceIdsResponse all =
        list(
            ListInstanceIdsRequest.newBuilder()
                .setPageSize(3)
                .setLastInstanceKey(StringValue.of("")));

    assertThat(all.getInstanceIdsList()).containsExactly("c", "a", "d");
    assertThat(all.hasLastInstanceKey()).isFalse();
  }

  @Test
  void are_filtered_by_status() throws InvalidProtocolBufferException {
    assertThat(
            list(ListInstanceIdsRequest.newBuilder()
                    .addRuntimeStatus(OrchestrationStatus.ORCHESTRATION_STATUS_TERMINATED)
                    .addRuntimeStatus(OrchestrationStatus.ORCHESTRATION_STATUS_RUNNING))
                .getInstanceIdsList())
        .containsExactly("d");
  }

  @Test
  void are_filtered_by_time_from_inclusive_to_exclusive() throws InvalidProtocolBufferException {
    assertThat(
            list(ListInstanceIdsRequest.newBuilder()
                    .setCompletedTimeFrom(endOf("a"))
                    .setCompletedTimeTo(endOf("d")))
                .getInstanceIdsList())
        .containsExactly("a");
  }

  /** Not from the SDK's client, which truncates times to milliseconds. */
  private Timestamp endOf(String id) {
    return sidecar
        .stub()
        .getInstance(GetInstanceRequest.newBuilder().setInstanceId(id).build())
        .getOrchestrationState()
        .getLastUpdatedTimestamp();
  }

  @Test
  void refuse_the_key_of_another_service() {
    for (String key : List.of("?", "bm8gdGltZQ==", "eA==")) {
      assertThatExceptionOfType(StatusRuntimeException.class)
          .isThrownBy(
              () ->
                  list(ListInstanceIdsRequest.newBuilder().setLastInstanceKey(StringValue.of(key))))
          .satisfies(
              refused -> assertThat(refused.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT))
          .withMessageContaining("'%s' is not a continuation token of this host", key);
    }
  }

  private ListInstanceIdsResponse list(ListInstanceIdsRequest.Builder request)
      throws InvalidProtocolBufferException {
    return ListInstanceIdsResponse.parseFrom(
        ClientCalls.blockingUnaryCall(
            sidecar.stub().getChannel(),
            RawMethod.of(MethodType.UNARY, "TaskHubSidecarService/ListInstanceIds"),
            CallOptions.DEFAULT,
            request.build().toByteArray()));
  }
}

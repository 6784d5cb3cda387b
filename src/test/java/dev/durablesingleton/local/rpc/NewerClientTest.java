package dev.durablesingleton.local.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.durablesingleton.local.messages.GetInstanceRequest;
import dev.durablesingleton.local.messages.GetInstanceResponse;
import dev.durablesingleton.local.messages.InstanceBatch;
import dev.durablesingleton.local.messages.OrchestrationState;
import dev.durablesingleton.local.messages.PurgeInstancesRequest;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A client of a newer SDK")
@ParameterizedClass
@EnumSource(Way.class)
class NewerClientTest {

  @RegisterExtension final Sidecar sidecar;

  NewerClientTest(Way way) {
    sidecar = new Sidecar(way);
  }

  @Test
  void gets_the_name_of_a_call_that_is_not_supported() {
    assertThatExceptionOfType(StatusRuntimeException.class)
        .isThrownBy(() -> call("SkipGracefulOrchestrationTerminations", new byte[0]))
        .satisfies(
            refused -> {
              assertThat(refused.getStatus().getCode()).isEqualTo(Code.UNIMPLEMENTED);
              assertThat(refused.getStatus().getDescription())
                  .isEqualTo(
                      "This host does not support the call 'SkipGracefulOrchestrationTerminations';"
                          + " docs/grpc.md lists the supported calls.");
            });
  }

  @Test
  void sees_the_parent_of_a_sub_orchestration() throws Exception {
    sidecar
        .orchestrator("Child", context -> context.complete("done"))
        .orchestrator(
            "Parent",
            context ->
                context.complete(
                    context.callSubOrchestrator("Child", null, "parent:1", String.class).await()))
        .startWorker();
    sidecar.client().scheduleNewOrchestrationInstance("Parent", null, "parent");
    sidecar.client().waitForInstanceCompletion("parent", Duration.ofSeconds(20), false);

    assertThat(state("parent:1").getParentInstanceId().getValue()).isEqualTo("parent");
    assertThat(state("parent").hasParentInstanceId()).isFalse();
  }

  @Test
  void purges_no_list_of_ids() {
    PurgeInstancesRequest request =
        PurgeInstancesRequest.newBuilder()
            .setInstanceBatch(InstanceBatch.newBuilder().addInstanceIds("a"))
            .build();

    assertThatExceptionOfType(StatusRuntimeException.class)
        .isThrownBy(() -> call("PurgeInstances", request.toByteArray()))
        .withMessage("INVALID_ARGUMENT: Unknown purge request type 'InstanceBatch'.");
  }

  private OrchestrationState state(String id) throws Exception {
    GetInstanceRequest request = GetInstanceRequest.newBuilder().setInstanceId(id).build();
    return GetInstanceResponse.parseFrom(call("GetInstance", request.toByteArray()))
        .getOrchestrationState();
  }

  private byte[] call(String name, byte[] request) {
    return ClientCalls.blockingUnaryCall(
        sidecar.stub().getChannel(),
        RawMethod.of(MethodType.UNARY, "TaskHubSidecarService/" + name),
        CallOptions.DEFAULT,
        request);
  }
}

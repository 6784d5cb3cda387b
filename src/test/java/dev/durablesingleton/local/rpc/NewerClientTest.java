package dev.durablesingleton.local.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.microsoft.durabletask.implementation.protobuf.TaskHubSidecarServiceGrpc;
import dev.durablesingleton.local.messages.DurableTaskProtocol;
import dev.durablesingleton.local.messages.GetInstanceRequest;
import dev.durablesingleton.local.messages.GetInstanceResponse;
import dev.durablesingleton.local.messages.OrchestrationState;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A client of a newer SDK")
@ParameterizedClass
@EnumSource(Way.class)
class NewerClientTest {

  @RegisterExtension final Sidecar sidecar;

  NewerClientTest(Way way) {
    sidecar = new Sidecar(way);
  }

  /** Those that this host serves. */
  private static final Set<String> SERVED =
      Set.of(
          "RestartInstance",
          "StreamInstanceHistory",
          "SignalEntity",
          "GetEntity",
          "QueryEntities",
          "CleanEntityStorage");

  /** The calls of SDK 1.9.0 that client 1.5.0 does not have and this host does not serve. */
  static Stream<MethodDescriptor> unsupportedCalls() {
    return newerCalls().filter(method -> !SERVED.contains(method.getName()));
  }

  private static Stream<MethodDescriptor> newerCalls() {
    Set<String> known =
        TaskHubSidecarServiceGrpc.getServiceDescriptor().getMethods().stream()
            .map(io.grpc.MethodDescriptor::getBareMethodName)
            .collect(Collectors.toSet());
    return DurableTaskProtocol.getDescriptor()
        .findServiceByName("TaskHubSidecarService")
        .getMethods()
        .stream()
        .filter(method -> !known.contains(method.getName()));
  }

  @ParameterizedTest
  @MethodSource("unsupportedCalls")
  void gets_the_name_of_a_call_that_is_not_supported(MethodDescriptor method) {
    assertThatExceptionOfType(StatusRuntimeException.class)
        .isThrownBy(() -> call(method.getName(), new byte[0]))
        .satisfies(
            refused -> {
              assertThat(refused.getStatus().getCode()).isEqualTo(Code.UNIMPLEMENTED);
              assertThat(refused.getStatus().getDescription())
                  .isEqualTo(
                      "This host does not support the call '%s'; docs/grpc.md lists the supported calls."
                          .formatted(method.getName()));
            });
  }

  @Test
  void has_twelve_more_calls() {
    assertThat(newerCalls()).hasSize(12);
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

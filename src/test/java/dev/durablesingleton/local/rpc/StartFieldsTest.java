package dev.durablesingleton.local.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.StringValue;
import dev.durablesingleton.fixtures.Patience;
import dev.durablesingleton.local.engine.command.StartCommand;
import dev.durablesingleton.local.messages.CreateInstanceRequest;
import dev.durablesingleton.local.messages.CreateInstanceResponse;
import dev.durablesingleton.local.messages.GetInstanceRequest;
import dev.durablesingleton.local.messages.GetInstanceResponse;
import dev.durablesingleton.local.messages.OrchestrationIdReusePolicy;
import dev.durablesingleton.local.messages.OrchestrationState;
import dev.durablesingleton.local.messages.OrchestrationStatus;
import dev.durablesingleton.local.messages.QueryInstancesRequest;
import dev.durablesingleton.local.messages.QueryInstancesResponse;
import dev.durablesingleton.local.store.RuntimeStatus;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The fields of a start that client 1.5.0 lacks")
@ParameterizedClass
@EnumSource(Way.class)
class StartFieldsTest {

  private static final String TAKEN = "An Orchestration instance with the ID a already exists.";

  @RegisterExtension final Sidecar sidecar;

  StartFieldsTest(Way way) {
    sidecar = new Sidecar(way);
  }

  /** A policy's statuses, separated by spaces; "-" for a start without a policy. */
  @ParameterizedTest
  @CsvSource({
    "-, true, true, true",
    "'', false, false, false",
    "FAILED TERMINATED CANCELED, false, true, true",
    "FAILED TERMINATED CANCELED COMPLETED, true, true, true",
    "RUNNING, false, false, false"
  })
  void the_reuse_policy_decides_which_ended_instances_are_replaced(
      String policy, boolean completed, boolean failed, boolean terminated) {
    sidecar
        .orchestrator("Quick", context -> context.complete(1))
        .orchestrator(
            "Fail",
            context -> {
              throw new IllegalStateException("no");
            })
        .orchestrator("Wait", context -> context.waitForExternalEvent("go").await())
        .startWorker();

    assertThat(replaces("Quick", false, policy)).isEqualTo(completed);
    assertThat(replaces("Fail", false, policy)).isEqualTo(failed);
    assertThat(replaces("Wait", true, policy)).isEqualTo(terminated);
  }

  @ParameterizedTest
  @CsvSource({"-", "''", "RUNNING", "FAILED TERMINATED CANCELED COMPLETED"})
  void a_running_instance_is_not_replaced_and_a_missing_one_is_started(String policy) {
    assertThat(start(request("Any", policy))).isEqualTo("OK");
    assertThat(start(request("Any", policy))).isEqualTo("ALREADY_EXISTS: " + TAKEN);
  }

  @ParameterizedTest
  @EnumSource(RuntimeStatus.class)
  void what_host_json_or_the_policy_refuses_is_refused(RuntimeStatus status) {
    CreateInstanceRequest failed = request("Any", "FAILED TERMINATED CANCELED").build();
    CreateInstanceRequest none = request("Any", "").build();
    CreateInstanceRequest without = request("Any", "-").build();
    Set<RuntimeStatus> ended = StartCommand.NON_RUNNING;

    assertThat(ReusePolicy.replaceable(without, ended)).isEqualTo(ended);
    assertThat(ReusePolicy.replaceable(none, StartCommand.ANY)).isEmpty();
    assertThat(ReusePolicy.replaceable(failed, StartCommand.ANY).contains(status))
        .isEqualTo(
            EnumSet.of(RuntimeStatus.FAILED, RuntimeStatus.TERMINATED, RuntimeStatus.CANCELED)
                .contains(status));
    assertThat(ReusePolicy.replaceable(failed, Set.of(status))).isSubsetOf(Set.of(status));
  }

  @Test
  void a_policy_that_replaces_running_but_no_terminated_instances_is_invalid() {
    CreateInstanceRequest running = request("Any", "RUNNING").build();

    assertThat(ReusePolicy.replaceable(running, StartCommand.NON_RUNNING)).isEmpty();
    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                    StatusRuntimeException.class,
                    () -> ReusePolicy.replaceable(running, StartCommand.ANY))
                .getStatus()
                .getDescription())
        .isEqualTo(
            "Invalid argument for start instance request for instance ID a: Invalid dedupe"
                + " statuses: cannot include 'Terminated' while also allowing reuse of running"
                + " instances, because the running instance would be terminated and then"
                + " immediately conflict with the dedupe check.");
  }

  @Test
  void tags_are_returned_by_the_call_for_one_instance_and_by_no_list() throws Exception {
    Map<String, String> tags = Map.of("a", "1", "b", "", "", "no key");
    start(request("Any", "-").putAllTags(tags));

    assertThat(state("a").getTagsMap()).isEqualTo(tags);
    byte[] list = call("QueryInstances", QueryInstancesRequest.getDefaultInstance().toByteArray());
    assertThat(QueryInstancesResponse.parseFrom(list).getOrchestrationStateList())
        .singleElement()
        .satisfies(listed -> assertThat(listed.getTagsMap()).isEmpty());
  }

  @Test
  void a_reserved_tag_is_refused() {
    assertThat(start(request("Any", "-").putTags(StartCommand.SOURCE_TAG, "x")))
        .isEqualTo(
            "INVALID_ARGUMENT: Invalid argument for start instance request for instance ID a: The"
                + " tag key 'MS_DurableFunctions_SourceInstanceId' is reserved for internal use."
                + " (Parameter 'Tags')");
  }

  private boolean replaces(String orchestrator, boolean terminate, String policy) {
    assertThat(start(request(orchestrator, "-"))).isEqualTo("OK");
    if (terminate) {
      sidecar.client().terminate("a", null);
    }
    awaitEnd();
    String answer = start(request("Quick", policy));
    awaitEnd();
    assertThat(sidecar.client().purgeInstance("a").getDeletedInstanceCount()).isEqualTo(1);
    assertThat(answer).isIn("OK", "ALREADY_EXISTS: " + TAKEN);
    return answer.equals("OK");
  }

  private void awaitEnd() {
    try {
      sidecar.client().waitForInstanceCompletion("a", Patience.LIMIT, false);
    } catch (java.util.concurrent.TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  private static CreateInstanceRequest.Builder request(String orchestrator, String policy) {
    CreateInstanceRequest.Builder request =
        CreateInstanceRequest.newBuilder()
            .setInstanceId("a")
            .setName(orchestrator)
            .setInput(StringValue.of("1"));
    if (!policy.equals("-")) {
      OrchestrationIdReusePolicy.Builder statuses = OrchestrationIdReusePolicy.newBuilder();
      for (String status : policy.isEmpty() ? new String[0] : policy.split(" ")) {
        statuses.addReplaceableStatus(
            OrchestrationStatus.valueOf("ORCHESTRATION_STATUS_" + status));
      }
      request.setOrchestrationIdReusePolicy(statuses);
    }
    return request;
  }

  /** "OK", or the code and the description of the refusal. */
  private String start(CreateInstanceRequest.Builder request) {
    try {
      CreateInstanceResponse.parseFrom(call("StartInstance", request.build().toByteArray()));
      return "OK";
    } catch (StatusRuntimeException e) {
      return e.getMessage();
    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
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

package dev.durablesingleton.local.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.StringValue;
import dev.durablesingleton.fixtures.Patience;
import dev.durablesingleton.local.engine.command.StartCommand;
import dev.durablesingleton.local.messages.CreateInstanceRequest;
import dev.durablesingleton.local.messages.GetInstanceRequest;
import dev.durablesingleton.local.messages.GetInstanceResponse;
import dev.durablesingleton.local.messages.OrchestrationState;
import dev.durablesingleton.local.messages.RestartInstanceRequest;
import dev.durablesingleton.local.messages.RestartInstanceResponse;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("RestartInstance")
@ParameterizedClass
@EnumSource(Way.class)
class RestartInstanceTest {

  @RegisterExtension final Sidecar sidecar;

  RestartInstanceTest(Way way) {
    sidecar = new Sidecar(way);
  }

  @Test
  void starts_name_input_and_tags_anew_under_the_same_id() throws Exception {
    completed();
    OrchestrationState before = state("a");

    assertThat(restart("a", false)).isEqualTo("a");
    sidecar.client().waitForInstanceCompletion("a", Patience.LIMIT, true);
    OrchestrationState after = state("a");
    assertThat(after.getCreatedTimestamp()).isNotEqualTo(before.getCreatedTimestamp());
    assertThat(after.getName()).isEqualTo("Echo");
    assertThat(after.getInput().getValue()).isEqualTo("{\"a\":1}");
    assertThat(after.getTagsMap()).isEqualTo(Map.of("t", "1"));
  }

  @Test
  void names_the_source_in_a_tag_under_a_new_id() throws Exception {
    completed();

    String id = restart("a", true);
    assertThat(id).matches("[0-9a-f]{32}");
    sidecar.client().waitForInstanceCompletion(id, Patience.LIMIT, true);
    assertThat(state(id).getTagsMap()).isEqualTo(Map.of("t", "1", StartCommand.SOURCE_TAG, "a"));
  }

  @Test
  void is_refused_for_a_missing_instance() {
    assertThat(restart("nobody", true))
        .isEqualTo(
            "NOT_FOUND: ArgumentException: No instance with ID 'nobody' was found. (Parameter"
                + " 'instanceId')");
    assertThat(restart("", false))
        .isEqualTo("NOT_FOUND: ArgumentException: Value cannot be null. (Parameter 'instanceId')");
  }

  @Test
  void is_refused_for_a_running_instance_under_its_own_id() throws Exception {
    sidecar
        .orchestrator("Wait", context -> context.waitForExternalEvent("go").await())
        .startWorker();
    sidecar.client().scheduleNewOrchestrationInstance("Wait", null, "w");
    sidecar.client().waitForInstanceStart("w", Patience.LIMIT);

    assertThat(restart("w", false))
        .isEqualTo(
            "FAILED_PRECONDITION: Non-terminal instance with this instance ID already exists: An"
                + " Orchestration instance with the status Running already exists.");
    assertThat(restart("w", true)).matches("[0-9a-f]{32}");
  }

  /** Completes instance "a" with a tag and an input that has white space. */
  private void completed() throws Exception {
    sidecar
        .orchestrator("Echo", context -> context.complete(context.getInput(Object.class)))
        .startWorker();
    call(
        "StartInstance",
        CreateInstanceRequest.newBuilder()
            .setInstanceId("a")
            .setName("Echo")
            .setInput(StringValue.of("{\"a\": 1} \n"))
            .putTags("t", "1")
            .build()
            .toByteArray());
    sidecar.client().waitForInstanceCompletion("a", Patience.LIMIT, true);
  }

  /** The new ID, or the code and the description of the refusal. */
  private String restart(String id, boolean newId) {
    try {
      RestartInstanceRequest request =
          RestartInstanceRequest.newBuilder()
              .setInstanceId(id)
              .setRestartWithNewInstanceId(newId)
              .build();
      return RestartInstanceResponse.parseFrom(call("RestartInstance", request.toByteArray()))
          .getInstanceId();
    } catch (StatusRuntimeException e) {
      return e.getMessage();
    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private OrchestrationState state(String id) throws Exception {
    GetInstanceRequest request =
        GetInstanceRequest.newBuilder().setInstanceId(id).setGetInputsAndOutputs(true).build();
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

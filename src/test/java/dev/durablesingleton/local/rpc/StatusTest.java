package dev.durablesingleton.local.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.StringValue;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CreateInstanceRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.GetInstanceRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.InstanceQuery;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.PurgeInstanceFilter;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.PurgeInstancesRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.QueryInstancesRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.RaiseEventRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ResumeRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.RewindInstanceRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.SuspendRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TerminateRequest;
import dev.durablesingleton.fixtures.Patience;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The statuses and descriptions of refused calls, as in the Durable extension 3.19. */
@ParameterizedClass
@EnumSource(Way.class)
class StatusTest {

  private static final String MISSING =
      "ArgumentException: No instance with ID 'x' was found. (Parameter 'instanceId')";

  /** The extension's answer to a wait for no instance (3.19.0, recorded). */
  private static final String HANDLER_FAILED = "Exception was thrown by handler.";

  private static final String NO_ID = "Value cannot be null. (Parameter 'instanceId')";

  @RegisterExtension final Sidecar sidecar;

  StatusTest(Way way) {
    sidecar = new Sidecar(way);
  }

  @Test
  void a_second_start_of_a_running_instance_already_exists() {
    start("x");

    assertRefused(
        () -> start("x"),
        Code.ALREADY_EXISTS,
        "An Orchestration instance with the ID x already exists.");
  }

  @Test
  void a_command_to_a_missing_instance_is_refused() {
    assertRefused(() -> raise("x", "go"), Code.NOT_FOUND, MISSING.substring(19));
    assertRefused(() -> terminate("x"), Code.NOT_FOUND, MISSING);
    assertRefused(() -> suspend("x"), Code.NOT_FOUND, MISSING);
    assertRefused(() -> resume("x"), Code.NOT_FOUND, MISSING);
    assertRefused(() -> rewind("x"), Code.NOT_FOUND, MISSING.substring(19));
  }

  @Test
  void a_command_to_a_finished_instance_is_refused() throws Exception {
    sidecar.orchestrator("Any", context -> context.complete(null)).startWorker();
    start("x");
    sidecar.client().waitForInstanceCompletion("x", Patience.LIMIT, false);

    assertRefused(
        () -> raise("x", "go"),
        Code.FAILED_PRECONDITION,
        "The orchestration instance with the provided instance id is not running.");
    assertRefused(() -> terminate("x"), Code.FAILED_PRECONDITION, cannot("terminate", "Completed"));
    assertRefused(() -> suspend("x"), Code.FAILED_PRECONDITION, cannot("suspend", "Completed"));
    assertRefused(() -> resume("x"), Code.FAILED_PRECONDITION, cannot("resume", "Completed"));
    assertRefused(
        () -> rewind("x"),
        Code.FAILED_PRECONDITION,
        "The rewind operation is only supported on failed orchestration instances.");
  }

  @Test
  void an_instance_that_is_not_suspended_cannot_resume() {
    start("x");

    assertRefused(() -> resume("x"), Code.FAILED_PRECONDITION, cannot("resume", "Pending"));
  }

  @Test
  void a_command_needs_an_instance() {
    assertRefused(() -> raise("", "go"), Code.INVALID_ARGUMENT, NO_ID);
    assertRefused(() -> terminate(""), Code.INVALID_ARGUMENT, NO_ID);
    assertRefused(() -> suspend(""), Code.INVALID_ARGUMENT, NO_ID);
    assertRefused(() -> resume(""), Code.INVALID_ARGUMENT, NO_ID);
    assertRefused(() -> rewind(""), Code.NOT_FOUND, NO_ID);
    assertRefused(
        () -> sidecar.stub().waitForInstanceCompletion(GetInstanceRequest.newBuilder().build()),
        Code.UNKNOWN,
        HANDLER_FAILED);
  }

  @Test
  void an_event_needs_a_name() {
    assertRefused(() -> raise("x", ""), Code.INVALID_ARGUMENT, "An event needs a name.");
  }

  @Test
  void a_purge_of_nothing_in_particular_is_refused() {
    assertRefused(
        () -> sidecar.stub().purgeInstances(PurgeInstancesRequest.newBuilder().build()),
        Code.INVALID_ARGUMENT,
        "Unknown purge request type 'None'.");
  }

  @Test
  void a_token_of_another_service_is_refused() {
    InstanceQuery query =
        InstanceQuery.newBuilder().setContinuationToken(StringValue.of("page 2!")).build();
    Status status =
        refusal(
            () ->
                sidecar
                    .stub()
                    .queryInstances(QueryInstancesRequest.newBuilder().setQuery(query).build()));

    assertThat(status.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(status.getDescription()).contains("'page 2!'");
  }

  @Test
  void a_purge_of_many_needs_a_creation_time() {
    Status status =
        refusal(
            () ->
                sidecar
                    .stub()
                    .purgeInstances(
                        PurgeInstancesRequest.newBuilder()
                            .setPurgeInstanceFilter(PurgeInstanceFilter.getDefaultInstance())
                            .build()));

    assertThat(status.getCode()).isEqualTo(Code.INTERNAL);
    assertThat(status.getDescription()).startsWith("Failed during purging instances: ");
  }

  private void start(String id) {
    sidecar
        .stub()
        .startInstance(CreateInstanceRequest.newBuilder().setInstanceId(id).setName("Any").build());
  }

  private void raise(String id, String name) {
    sidecar
        .stub()
        .raiseEvent(RaiseEventRequest.newBuilder().setInstanceId(id).setName(name).build());
  }

  private void terminate(String id) {
    sidecar.stub().terminateInstance(TerminateRequest.newBuilder().setInstanceId(id).build());
  }

  private void suspend(String id) {
    sidecar.stub().suspendInstance(SuspendRequest.newBuilder().setInstanceId(id).build());
  }

  private void resume(String id) {
    sidecar.stub().resumeInstance(ResumeRequest.newBuilder().setInstanceId(id).build());
  }

  private void rewind(String id) {
    sidecar.stub().rewindInstance(RewindInstanceRequest.newBuilder().setInstanceId(id).build());
  }

  private static String cannot(String verb, String status) {
    return "InvalidOperationException: Cannot %s the orchestration instance x because instance is in the %s state."
        .formatted(verb, status);
  }

  private static void assertRefused(ThrowingCallable call, Code code, String sentence) {
    Status status = refusal(call);
    assertThat(status.getCode()).isEqualTo(code);
    assertThat(status.getDescription()).isEqualTo(sentence);
  }

  private static Status refusal(ThrowingCallable call) {
    return catchThrowableOfType(StatusRuntimeException.class, call).getStatus();
  }
}

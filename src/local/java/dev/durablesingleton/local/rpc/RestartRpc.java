package dev.durablesingleton.local.rpc;

import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.engine.command.StartCommand;
import dev.durablesingleton.local.engine.command.StartResult;
import dev.durablesingleton.local.messages.RestartInstanceRequest;
import dev.durablesingleton.local.messages.RestartInstanceResponse;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Starts an instance anew with its name, input and tags. Codes and descriptions are those of the
 * Durable extension 3.19.0 (recorded).
 */
final class RestartRpc {

  private final TaskHub hub;
  private final SidecarOptions options;
  private final RpcResponses responses;
  private final Executor reading;

  /**
   * @param reading executes reads of the store
   */
  RestartRpc(TaskHub hub, SidecarOptions options, RpcResponses responses, Executor reading) {
    this.hub = hub;
    this.options = options;
    this.responses = responses;
    this.reading = reading;
  }

  void restart(RestartInstanceRequest request, StreamObserver<RestartInstanceResponse> call) {
    responses.send(
        CompletableFuture.supplyAsync(() -> command(request), reading).thenCompose(hub::start),
        call,
        RestartRpc::response);
  }

  private StartCommand command(RestartInstanceRequest request) {
    String id = request.getInstanceId();
    if (id.isEmpty()) {
      throw CommandRefusals.notFound("ArgumentException: " + CommandRefusals.NO_ID);
    }
    Instance source = hub.find(id).orElseThrow(() -> CommandRefusals.missing(id));
    if (!request.getRestartWithNewInstanceId() && !source.status().isTerminal()) {
      throw notEnded(source.status());
    }
    String newId = request.getRestartWithNewInstanceId() ? StartRpc.newId() : id;
    return StartCommand.restart(source, newId, null, options.replaceable());
  }

  private static RestartInstanceResponse response(StartResult outcome) {
    if (outcome instanceof StartResult.AlreadyExists taken) {
      throw notEnded(taken.status());
    }
    if (outcome instanceof StartResult.Refused refused) {
      throw Status.INVALID_ARGUMENT.withDescription(refused.sentence()).asRuntimeException();
    }
    return RestartInstanceResponse.newBuilder()
        .setInstanceId(((StartResult.Started) outcome).instanceId())
        .build();
  }

  private static StatusRuntimeException notEnded(RuntimeStatus status) {
    return Status.FAILED_PRECONDITION
        .withDescription(
            "Non-terminal instance with this instance ID already exists: An Orchestration instance"
                + " with the status "
                + status.label()
                + " already exists.")
        .asRuntimeException();
  }
}

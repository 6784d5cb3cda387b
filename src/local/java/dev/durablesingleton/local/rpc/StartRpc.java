package dev.durablesingleton.local.rpc;

import dev.durablesingleton.local.engine.StartCommand;
import dev.durablesingleton.local.engine.StartResult;
import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.messages.CreateInstanceRequest;
import dev.durablesingleton.local.messages.CreateInstanceResponse;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.UUID;

/**
 * Starts instances. IDs and orchestrator names are not checked, as in the Durable extension 3.x;
 * only the hub refuses blank IDs.
 */
final class StartRpc {

  private final TaskHub hub;
  private final SidecarOptions options;
  private final RpcResponses replies;

  StartRpc(TaskHub hub, SidecarOptions options, RpcResponses replies) {
    this.hub = hub;
    this.options = options;
    this.replies = replies;
  }

  void start(CreateInstanceRequest request, StreamObserver<CreateInstanceResponse> call) {
    replies.send(hub.start(toStart(request)), call, StartRpc::response);
  }

  private StartCommand toStart(CreateInstanceRequest request) {
    return new StartCommand(
        request.getInstanceId().isEmpty() ? newId() : request.getInstanceId(),
        request.getName(),
        request.hasVersion() ? request.getVersion().getValue() : null,
        request.hasInput() ? request.getInput().getValue() : null,
        request.hasScheduledStartTimestamp()
            ? Timestamps.instant(request.getScheduledStartTimestamp())
            : null,
        options.replaceable());
  }

  private static CreateInstanceResponse response(StartResult outcome) {
    if (outcome instanceof StartResult.AlreadyExists taken) {
      throw Status.ALREADY_EXISTS
          .withDescription(
              "An Orchestration instance with the ID " + taken.instanceId() + " already exists.")
          .asRuntimeException();
    }
    if (outcome instanceof StartResult.Refused refused) {
      throw Status.INVALID_ARGUMENT.withDescription(refused.sentence()).asRuntimeException();
    }
    return CreateInstanceResponse.newBuilder()
        .setInstanceId(((StartResult.Started) outcome).instanceId())
        .build();
  }

  /** Generates an ID like the extension: 32 hexadecimal digits. */
  private static String newId() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}

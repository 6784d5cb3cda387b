package dev.durablesingleton.local.rpc;

import dev.durablesingleton.local.engine.StartOutcome;
import dev.durablesingleton.local.engine.StartRequest;
import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.messages.CreateInstanceRequest;
import dev.durablesingleton.local.messages.CreateInstanceResponse;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.UUID;

/**
 * Starts of instances. IDs and orchestrator names are taken as they are, as by the extension's 3.x;
 * the hub alone refuses an ID of white space.
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

  private StartRequest toStart(CreateInstanceRequest request) {
    return new StartRequest(
        request.getInstanceId().isEmpty() ? newId() : request.getInstanceId(),
        request.getName(),
        request.hasVersion() ? request.getVersion().getValue() : null,
        request.hasInput() ? request.getInput().getValue() : null,
        request.hasScheduledStartTimestamp()
            ? Timestamps.instant(request.getScheduledStartTimestamp())
            : null,
        options.replaceable());
  }

  private static CreateInstanceResponse response(StartOutcome outcome) {
    if (outcome instanceof StartOutcome.AlreadyExists taken) {
      throw Status.ALREADY_EXISTS
          .withDescription(
              "An Orchestration instance with the ID " + taken.instanceId() + " already exists.")
          .asRuntimeException();
    }
    if (outcome instanceof StartOutcome.Refused refused) {
      throw Status.INVALID_ARGUMENT.withDescription(refused.sentence()).asRuntimeException();
    }
    return CreateInstanceResponse.newBuilder()
        .setInstanceId(((StartOutcome.Started) outcome).instanceId())
        .build();
  }

  /** An ID as the extension makes one: 32 hexadecimal digits. */
  private static String newId() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}

package dev.durablesingleton.local.rpc;

import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.engine.command.StartCommand;
import dev.durablesingleton.local.engine.command.StartResult;
import dev.durablesingleton.local.messages.CreateInstanceRequest;
import dev.durablesingleton.local.messages.CreateInstanceResponse;
import dev.durablesingleton.local.messages.Timestamps;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.UUID;

/**
 * Starts instances. IDs and orchestrator names are not checked, as in the Durable extension 3.x;
 * only the hub refuses blank IDs.
 */
final class StartRpc {

  private final TaskHub hub;
  private final SidecarOptions options;
  private final RpcResponses responses;

  StartRpc(TaskHub hub, SidecarOptions options, RpcResponses responses) {
    this.hub = hub;
    this.options = options;
    this.responses = responses;
  }

  void start(CreateInstanceRequest request, StreamObserver<CreateInstanceResponse> call) {
    responses.send(
        RpcResponses.attempt(() -> hub.start(toStart(request))), call, StartRpc::response);
  }

  /**
   * @throws io.grpc.StatusRuntimeException if the request has a reserved tag or a reuse policy that
   *     the extension refuses
   */
  private StartCommand toStart(CreateInstanceRequest request) {
    if (request.containsTags(StartCommand.SOURCE_TAG)) {
      throw StartRpc.invalid(
          request,
          "The tag key '"
              + StartCommand.SOURCE_TAG
              + "' is reserved for internal use. (Parameter 'Tags')");
    }
    return new StartCommand(
        request.getInstanceId().isEmpty() ? newId() : request.getInstanceId(),
        request.getName(),
        request.hasVersion() ? request.getVersion().getValue() : null,
        request.hasInput() ? request.getInput().getValue() : null,
        request.hasScheduledStartTimestamp()
            ? Timestamps.instant(request.getScheduledStartTimestamp())
            : null,
        ReusePolicy.replaceable(request, options.replaceable()),
        request.getTagsMap(),
        request.hasParentTraceContext() ? request.getParentTraceContext() : null);
  }

  /** A refusal in the extension's words (3.19.0, recorded). */
  static StatusRuntimeException invalid(CreateInstanceRequest request, String reason) {
    return Status.INVALID_ARGUMENT
        .withDescription(
            "Invalid argument for start instance request for instance ID "
                + request.getInstanceId()
                + ": "
                + reason)
        .asRuntimeException();
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
  static String newId() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}

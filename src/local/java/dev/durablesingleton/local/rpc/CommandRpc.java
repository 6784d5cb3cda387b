package dev.durablesingleton.local.rpc;

import com.google.protobuf.StringValue;
import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.engine.command.CommandResult;
import dev.durablesingleton.local.messages.RaiseEventRequest;
import dev.durablesingleton.local.messages.RaiseEventResponse;
import dev.durablesingleton.local.messages.ResumeRequest;
import dev.durablesingleton.local.messages.ResumeResponse;
import dev.durablesingleton.local.messages.RewindInstanceRequest;
import dev.durablesingleton.local.messages.RewindInstanceResponse;
import dev.durablesingleton.local.messages.SuspendRequest;
import dev.durablesingleton.local.messages.SuspendResponse;
import dev.durablesingleton.local.messages.TerminateRequest;
import dev.durablesingleton.local.messages.TerminateResponse;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Commands to one instance: events, terminate, suspend, resume and rewind. */
final class CommandRpc {

  private final TaskHub hub;
  private final SidecarOptions options;
  private final RpcResponses responses;

  CommandRpc(TaskHub hub, SidecarOptions options, RpcResponses responses) {
    this.hub = hub;
    this.options = options;
    this.responses = responses;
  }

  void raiseEvent(RaiseEventRequest request, StreamObserver<RaiseEventResponse> call) {
    responses.send(
        command(
            request.getInstanceId(),
            id -> {
              requireName(request.getName());
              return hub.raiseEvent(
                  id, request.getName(), text(request.hasInput(), request.getInput()));
            }),
        call,
        outcome -> {
          if (options.refusesEvents()) {
            CommandRefusals.ofEvent(outcome);
          }
          return RaiseEventResponse.getDefaultInstance();
        });
  }

  void terminate(TerminateRequest request, StreamObserver<TerminateResponse> call) {
    responses.send(
        command(
            request.getInstanceId(),
            id -> hub.terminate(id, text(request.hasOutput(), request.getOutput()))),
        call,
        outcome -> {
          CommandRefusals.of("terminate", outcome);
          return TerminateResponse.getDefaultInstance();
        });
  }

  void suspend(SuspendRequest request, StreamObserver<SuspendResponse> call) {
    responses.send(
        command(
            request.getInstanceId(),
            id -> hub.suspend(id, text(request.hasReason(), request.getReason()))),
        call,
        outcome -> {
          CommandRefusals.of("suspend", outcome);
          return SuspendResponse.getDefaultInstance();
        });
  }

  void resume(ResumeRequest request, StreamObserver<ResumeResponse> call) {
    responses.send(
        command(
            request.getInstanceId(),
            id -> hub.resume(id, text(request.hasReason(), request.getReason()))),
        call,
        outcome -> {
          CommandRefusals.of("resume", outcome);
          return ResumeResponse.getDefaultInstance();
        });
  }

  void rewind(RewindInstanceRequest request, StreamObserver<RewindInstanceResponse> call) {
    responses.send(
        hub.rewind(request.getInstanceId(), text(request.hasReason(), request.getReason())),
        call,
        outcome -> {
          CommandRefusals.ofRewind(outcome);
          return RewindInstanceResponse.getDefaultInstance();
        });
  }

  private static CompletableFuture<CommandResult> command(
      String instanceId, Function<String, CompletableFuture<CommandResult>> command) {
    return RpcResponses.attempt(
        () -> {
          CommandRefusals.requireId(instanceId);
          return command.apply(instanceId);
        });
  }

  private static void requireName(String event) {
    if (event.isEmpty()) {
      throw Status.INVALID_ARGUMENT.withDescription("An event needs a name.").asRuntimeException();
    }
  }

  private static @Nullable String text(boolean present, StringValue value) {
    return present ? value.getValue() : null;
  }
}

package dev.durablesingleton.local.rpc;

import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.GetInstanceRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.GetInstanceResponse;
import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.store.Instance;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Looks at one instance, now or once it has started or ended; a wait ends with the caller's
 * deadline.
 */
final class WaitCalls {

  private final TaskHub hub;
  private final States states;
  private final Replies replies;

  WaitCalls(TaskHub hub, States states, Replies replies) {
    this.hub = hub;
    this.states = states;
    this.replies = replies;
  }

  /** Reads on the caller's thread: one row by its index is nearer than another thread. */
  void get(GetInstanceRequest request, StreamObserver<GetInstanceResponse> call) {
    replies.send(
        Replies.attempt(() -> CompletableFuture.completedFuture(hub.find(request.getInstanceId()))),
        call,
        found -> states.found(found, request.getGetInputsAndOutputs()));
  }

  void whenStarted(GetInstanceRequest request, StreamObserver<GetInstanceResponse> call) {
    await(hub::whenStarted, request, call);
  }

  void whenCompleted(GetInstanceRequest request, StreamObserver<GetInstanceResponse> call) {
    await(hub::whenCompleted, request, call);
  }

  private void await(
      Function<String, CompletableFuture<Instance>> state,
      GetInstanceRequest request,
      StreamObserver<GetInstanceResponse> call) {
    replies.send(
        Replies.attempt(() -> state.apply(request.getInstanceId())),
        call,
        reached -> states.found(Optional.of(reached), request.getGetInputsAndOutputs()));
  }
}

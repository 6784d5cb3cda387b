package dev.durablesingleton.local.rpc;

import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.messages.GetInstanceRequest;
import dev.durablesingleton.local.messages.GetInstanceResponse;
import dev.durablesingleton.local.store.Instance;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Looks at one instance, now or once it has started or ended; a wait ends with the caller's
 * deadline.
 */
final class WaitRpc {

  private final TaskHub hub;
  private final StateMessages states;
  private final RpcResponses replies;
  private final Set<CompletableFuture<Instance>> waiting = ConcurrentHashMap.newKeySet();
  private volatile boolean ended;

  WaitRpc(TaskHub hub, StateMessages states, RpcResponses replies) {
    this.hub = hub;
    this.states = states;
    this.replies = replies;
  }

  /** Reads on the caller's thread: one row by its index is nearer than another thread. */
  void get(GetInstanceRequest request, StreamObserver<GetInstanceResponse> call) {
    replies.send(
        RpcResponses.attempt(
            () -> CompletableFuture.completedFuture(hub.find(request.getInstanceId()))),
        call,
        found -> states.found(found, request.getGetInputsAndOutputs()));
  }

  void whenStarted(GetInstanceRequest request, StreamObserver<GetInstanceResponse> call) {
    await(hub::whenStarted, request, call);
  }

  void whenCompleted(GetInstanceRequest request, StreamObserver<GetInstanceResponse> call) {
    await(hub::whenCompleted, request, call);
  }

  /** Answers the calls that still wait, and those to come. */
  void end() {
    ended = true;
    waiting.forEach(wait -> wait.completeExceptionally(RpcResponses.shuttingDown()));
  }

  private void await(
      Function<String, CompletableFuture<Instance>> state,
      GetInstanceRequest request,
      StreamObserver<GetInstanceResponse> call) {
    CompletableFuture<Instance> wait =
        RpcResponses.attempt(() -> state.apply(request.getInstanceId()));
    waiting.add(wait);
    if (ended) {
      wait.completeExceptionally(RpcResponses.shuttingDown());
    }
    wait.whenComplete((reached, failure) -> waiting.remove(wait));
    replies.send(
        wait,
        call,
        reached -> states.found(Optional.of(reached), request.getGetInputsAndOutputs()));
  }
}

package dev.durablesingleton.local.rpc;

import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.messages.GetInstanceRequest;
import dev.durablesingleton.local.messages.GetInstanceResponse;
import dev.durablesingleton.local.store.Instance;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Gets one instance, immediately or once it has started or ended. A wait ends at the client's
 * deadline.
 */
final class WaitRpc {

  private final TaskHub hub;
  private final StateMessages states;
  private final RpcResponses responses;
  private final Executor reading;
  private final Set<CompletableFuture<Instance>> waiting = ConcurrentHashMap.newKeySet();
  private volatile boolean ended;

  /**
   * @param reading executes reads of the store
   */
  WaitRpc(TaskHub hub, StateMessages states, RpcResponses responses, Executor reading) {
    this.hub = hub;
    this.states = states;
    this.responses = responses;
    this.reading = reading;
  }

  /**
   * Responds immediately for an unfinished instance. Other instances are read, for clients in this
   * process on their own thread and for all others on a separate one.
   */
  void get(GetInstanceRequest request, StreamObserver<GetInstanceResponse> call) {
    responses.send(
        RpcResponses.attempt(() -> find(request.getInstanceId())),
        call,
        found -> states.found(found.orElse(null), request.getGetInputsAndOutputs()));
  }

  void whenStarted(GetInstanceRequest request, StreamObserver<GetInstanceResponse> call) {
    await(id -> hub.whenStarted(id, reading), request, call);
  }

  void whenCompleted(GetInstanceRequest request, StreamObserver<GetInstanceResponse> call) {
    await(
        id -> {
          if (id.isEmpty()) {
            // In the extension, an exception ends the call (3.19.0, recorded).
            throw Status.UNKNOWN
                .withDescription("Exception was thrown by handler.")
                .asRuntimeException();
          }
          return hub.whenCompleted(id, reading);
        },
        request,
        call);
  }

  /** Ends current and future waits. */
  void end() {
    ended = true;
    waiting.forEach(wait -> wait.completeExceptionally(RpcResponses.shuttingDown()));
  }

  private CompletableFuture<Optional<Instance>> find(String instanceId) {
    Optional<Instance> unfinished = hub.findUnfinished(instanceId);
    if (unfinished.isPresent()) {
      return CompletableFuture.completedFuture(unfinished);
    }
    return InProcessCall.isCurrent()
        ? CompletableFuture.completedFuture(hub.find(instanceId))
        : CompletableFuture.supplyAsync(() -> hub.find(instanceId), reading);
  }

  @SuppressWarnings("CollectionUndefinedEquality") // Futures are equal only if they are the same.
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
    CompletableFuture<?> unused = wait.whenComplete((reached, failure) -> waiting.remove(wait));
    responses.send(wait, call, reached -> states.found(reached, request.getGetInputsAndOutputs()));
  }
}

package dev.durablesingleton.local.rpc;

import dev.durablesingleton.local.engine.SignalOutcome;
import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.messages.CreateTaskHubRequest;
import dev.durablesingleton.local.messages.CreateTaskHubResponse;
import dev.durablesingleton.local.messages.DeleteTaskHubRequest;
import dev.durablesingleton.local.messages.DeleteTaskHubResponse;
import dev.durablesingleton.local.messages.PurgeInstancesRequest;
import dev.durablesingleton.local.messages.PurgeInstancesResponse;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.InstanceQuery;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Removes one instance, many, or all that a task hub holds. */
final class PurgeRpc {

  private static final int PAGE = 500;

  private final TaskHub hub;
  private final RpcResponses replies;
  private final Executor reading;

  /**
   * @param reading lists what is to be removed, which may take long
   */
  PurgeRpc(TaskHub hub, RpcResponses replies, Executor reading) {
    this.hub = hub;
    this.replies = replies;
    this.reading = reading;
  }

  /** One by its ID, whatever its status; of many those that have ended. */
  void purge(PurgeInstancesRequest request, StreamObserver<PurgeInstancesResponse> call) {
    replies.send(
        RpcResponses.attempt(() -> removed(request)),
        call,
        count -> PurgeInstancesResponse.newBuilder().setDeletedInstanceCount(count).build());
  }

  /** A host's hub is always there, so only the wish for an empty one changes anything. */
  void create(CreateTaskHubRequest request, StreamObserver<CreateTaskHubResponse> call) {
    replies.send(
        request.getRecreateIfExists() ? removeAll() : CompletableFuture.completedFuture(null),
        call,
        done -> CreateTaskHubResponse.getDefaultInstance());
  }

  void delete(DeleteTaskHubRequest request, StreamObserver<DeleteTaskHubResponse> call) {
    replies.send(removeAll(), call, done -> DeleteTaskHubResponse.getDefaultInstance());
  }

  private CompletableFuture<Integer> removed(PurgeInstancesRequest request) {
    return request.hasPurgeInstanceFilter()
        ? hub.purge(QueryFilters.of(request))
        : hub.purgeInAnyStatus(request.getInstanceId())
            .thenApply(outcome -> outcome instanceof SignalOutcome.Accepted ? 1 : 0);
  }

  private CompletableFuture<Void> removeAll() {
    return CompletableFuture.supplyAsync(() -> hub.list(InstanceQuery.all(), PAGE), reading)
        .thenCompose(
            page -> page.isEmpty() ? CompletableFuture.completedFuture(null) : removeAll(page));
  }

  private CompletableFuture<Void> removeAll(List<Instance> page) {
    return CompletableFuture.allOf(
            page.stream()
                .map(instance -> hub.purgeInAnyStatus(instance.id()))
                .toArray(CompletableFuture[]::new))
        .thenCompose(removed -> removeAll());
  }
}

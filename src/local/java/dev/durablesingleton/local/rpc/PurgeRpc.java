package dev.durablesingleton.local.rpc;

import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.engine.command.CommandResult;
import dev.durablesingleton.local.messages.CreateTaskHubRequest;
import dev.durablesingleton.local.messages.CreateTaskHubResponse;
import dev.durablesingleton.local.messages.DeleteTaskHubRequest;
import dev.durablesingleton.local.messages.DeleteTaskHubResponse;
import dev.durablesingleton.local.messages.PurgeInstancesRequest;
import dev.durablesingleton.local.messages.PurgeInstancesResponse;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Removes one instance, many, or all instances of a task hub. */
final class PurgeRpc {

  private final TaskHub hub;
  private final RpcResponses responses;
  private final Executor reading;

  /**
   * @param reading executes queries, which may take long
   */
  PurgeRpc(TaskHub hub, RpcResponses responses, Executor reading) {
    this.hub = hub;
    this.responses = responses;
    this.reading = reading;
  }

  /**
   * Removes one instance by its ID, or those that match a filter. Only finished instances are
   * removed.
   */
  void purge(PurgeInstancesRequest request, StreamObserver<PurgeInstancesResponse> call) {
    responses.send(
        RpcResponses.attempt(() -> removed(request)),
        call,
        count -> PurgeInstancesResponse.newBuilder().setDeletedInstanceCount(count).build());
  }

  /** The hub always exists; only recreateIfExists has an effect. */
  void create(CreateTaskHubRequest request, StreamObserver<CreateTaskHubResponse> call) {
    responses.send(
        request.getRecreateIfExists()
            ? hub.removeAll(reading)
            : CompletableFuture.completedFuture(null),
        call,
        done -> CreateTaskHubResponse.getDefaultInstance());
  }

  void delete(DeleteTaskHubRequest request, StreamObserver<DeleteTaskHubResponse> call) {
    responses.send(
        hub.removeAll(reading), call, done -> DeleteTaskHubResponse.getDefaultInstance());
  }

  private CompletableFuture<Integer> removed(PurgeInstancesRequest request) {
    return switch (request.getRequestCase()) {
      case PURGEINSTANCEFILTER -> hub.purge(QueryFilters.of(request), reading);
      case INSTANCEID -> hub.purge(request.getInstanceId()).thenApply(PurgeRpc::removed);
      case INSTANCEBATCH -> throw unknown("InstanceBatch");
      case REQUEST_NOT_SET -> throw unknown("None");
    };
  }

  /** The extension purges no list of IDs (3.19.0, recorded). */
  private static StatusRuntimeException unknown(String type) {
    return Status.INVALID_ARGUMENT
        .withDescription("Unknown purge request type '" + type + "'.")
        .asRuntimeException();
  }

  private static int removed(CommandResult result) {
    CommandRefusals.ofPurge(result);
    return result instanceof CommandResult.Accepted ? 1 : 0;
  }
}

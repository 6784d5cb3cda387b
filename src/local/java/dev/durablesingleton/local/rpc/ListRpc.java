package dev.durablesingleton.local.rpc;

import com.google.protobuf.StringValue;
import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.messages.ListInstanceIdsRequest;
import dev.durablesingleton.local.messages.ListInstanceIdsResponse;
import dev.durablesingleton.local.store.FinishedInstance;
import dev.durablesingleton.local.store.FinishedQuery;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Lists the IDs of finished instances by the time of their completion. */
final class ListRpc {

  private static final int DEFAULT_PAGE = 100;

  /** IDs of 256 characters leave this page well under the limit of a message. */
  private static final int LARGEST_PAGE = 1_000;

  private final TaskHub hub;
  private final RpcResponses responses;
  private final Executor reading;

  /**
   * @param reading executes queries, which may take long
   */
  ListRpc(TaskHub hub, RpcResponses responses, Executor reading) {
    this.hub = hub;
    this.responses = responses;
    this.reading = reading;
  }

  void finished(ListInstanceIdsRequest request, StreamObserver<ListInstanceIdsResponse> call) {
    responses.send(
        CompletableFuture.supplyAsync(() -> page(request), reading), call, Function.identity());
  }

  private ListInstanceIdsResponse page(ListInstanceIdsRequest request) {
    FinishedQuery query = QueryFilters.of(request);
    int limit =
        request.getPageSize() <= 0 ? DEFAULT_PAGE : Math.min(request.getPageSize(), LARGEST_PAGE);
    List<FinishedInstance> found = hub.finished(query, limit + 1);
    List<FinishedInstance> page = found.subList(0, Math.min(limit, found.size()));
    ListInstanceIdsResponse.Builder response = ListInstanceIdsResponse.newBuilder();
    page.forEach(instance -> response.addInstanceIds(instance.id()));
    if (found.size() > limit) {
      response.setLastInstanceKey(StringValue.of(QueryFilters.key(page.get(limit - 1))));
    }
    return response.build();
  }
}

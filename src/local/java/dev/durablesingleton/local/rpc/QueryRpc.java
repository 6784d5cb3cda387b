package dev.durablesingleton.local.rpc;

import com.google.protobuf.StringValue;
import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.messages.OrchestrationState;
import dev.durablesingleton.local.messages.QueryInstancesRequest;
import dev.durablesingleton.local.messages.QueryInstancesResponse;
import dev.durablesingleton.local.store.Instance;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Lists instances page by page. */
final class QueryRpc {

  private static final int DEFAULT_PAGE = 100;
  private static final int LARGEST_PAGE = 1_000;

  /** A client takes 4 MiB by default; a page that would be larger ends earlier, with a token. */
  private static final int PAGE_BYTES = 3 << 20;

  private final TaskHub hub;
  private final SidecarOptions options;
  private final StateMessages states;
  private final RpcResponses replies;
  private final Executor reading;

  /**
   * @param reading runs queries, which may take long
   */
  QueryRpc(
      TaskHub hub,
      SidecarOptions options,
      StateMessages states,
      RpcResponses replies,
      Executor reading) {
    this.hub = hub;
    this.options = options;
    this.states = states;
    this.replies = replies;
    this.reading = reading;
  }

  void query(QueryInstancesRequest request, StreamObserver<QueryInstancesResponse> call) {
    replies.send(
        CompletableFuture.supplyAsync(() -> page(request), reading), call, Function.identity());
  }

  private QueryInstancesResponse page(QueryInstancesRequest request) {
    QueryInstancesResponse.Builder page = QueryInstancesResponse.newBuilder();
    if (!meansThisHub(request)) {
      return page.build();
    }
    int most = request.getQuery().getMaxInstanceCount();
    int limit = most <= 0 ? DEFAULT_PAGE : Math.min(most, LARGEST_PAGE);
    List<Instance> found = hub.list(QueryFilters.of(request), limit + 1);
    int bytes = 0;
    for (int i = 0; i < found.size(); i++) {
      OrchestrationState state =
          states.listed(found.get(i), request.getQuery().getFetchInputsAndOutputs());
      bytes += state.getSerializedSize();
      if (i == limit || i > 0 && bytes > PAGE_BYTES) {
        page.setContinuationToken(StringValue.of(QueryFilters.token(found.get(i - 1).id())));
        break;
      }
      if (!isEntity(found.get(i))) {
        page.addOrchestrationState(state);
      }
    }
    return page.build();
  }

  private boolean meansThisHub(QueryInstancesRequest request) {
    List<StringValue> names = request.getQuery().getTaskHubNamesList();
    return names.isEmpty()
        || names.stream().anyMatch(name -> name.getValue().equalsIgnoreCase(options.hubName()));
  }

  /** The extension leaves out of this list what looks like a durable entity's ID. */
  private static boolean isEntity(Instance instance) {
    return instance.id().startsWith("@");
  }
}

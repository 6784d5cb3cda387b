package dev.durablesingleton.local.rpc;

import com.google.protobuf.StringValue;
import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.messages.OrchestrationState;
import dev.durablesingleton.local.messages.QueryInstancesRequest;
import dev.durablesingleton.local.messages.QueryInstancesResponse;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.Store.Texts;
import dev.durablesingleton.local.store.Store.Visitor;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Lists instances page by page. */
final class QueryRpc {

  private static final int DEFAULT_PAGE = 100;
  private static final int LARGEST_PAGE = 1_000;

  /** A client accepts 4 MiB by default, so a larger page ends early with a token. */
  private static final int PAGE_BYTES = 3 << 20;

  /** Leaves space for a token in the message. */
  private static final int LARGEST_ROW_BYTES = MessageLimit.BYTES - (64 << 10);

  private static final int LONG_TEXT_BYTES = 1 << 20;

  private final TaskHub hub;
  private final SidecarOptions options;
  private final StateMessages states;
  private final RpcResponses responses;
  private final Executor reading;
  private final boolean forWorkers;

  /**
   * @param reading executes queries, which may take long
   * @param forWorkers whether this hub serves remote workers instead of functions
   */
  QueryRpc(
      TaskHub hub,
      SidecarOptions options,
      StateMessages states,
      RpcResponses responses,
      Executor reading,
      boolean forWorkers) {
    this.hub = hub;
    this.options = options;
    this.states = states;
    this.responses = responses;
    this.reading = reading;
    this.forWorkers = forWorkers;
  }

  void query(QueryInstancesRequest request, StreamObserver<QueryInstancesResponse> call) {
    responses.send(
        CompletableFuture.supplyAsync(() -> page(request), reading), call, Function.identity());
  }

  private QueryInstancesResponse page(QueryInstancesRequest request) {
    QueryInstancesResponse.Builder page = QueryInstancesResponse.newBuilder();
    if (!targetsThisHub(request)) {
      return page.build();
    }
    int limit = limit(request.getQuery().getMaxInstanceCount());
    boolean withInput = request.getQuery().getFetchInputsAndOutputs();
    Texts texts = withInput ? Texts.ALL : Texts.WITHOUT_INPUT;
    hub.visit(QueryFilters.of(request), limit + 1, texts, new PageFiller(page, limit));
    return page.build();
  }

  /**
   * In the extension, no size is a page without rows and with a token, and a negative one an
   * exception (3.19.0, recorded). For remote workers, both are the default.
   */
  private int limit(int asked) {
    if (forWorkers) {
      return asked <= 0 ? DEFAULT_PAGE : Math.min(asked, LARGEST_PAGE);
    }
    if (asked < 0) {
      throw Status.UNKNOWN.withDescription("Exception was thrown by handler.").asRuntimeException();
    }
    return Math.min(asked, LARGEST_PAGE);
  }

  /** Adds instances to a page up to a number of rows or bytes. */
  private final class PageFiller implements Visitor {
    private final QueryInstancesResponse.Builder page;
    private final int limit;
    private int rows;
    private int bytes;

    /** At first the text before all IDs, since an empty token means the end. */
    private String lastId = "\0";

    PageFiller(QueryInstancesResponse.Builder page, int limit) {
      this.page = page;
      this.limit = limit;
    }

    @Override
    public boolean visit(Instance instance) {
      OrchestrationState state = fitting(states.listed(instance));
      bytes += state.getSerializedSize();
      if (rows == limit || (rows > 0 && bytes > PAGE_BYTES)) {
        page.setContinuationToken(StringValue.of(QueryFilters.token(lastId)));
        return false;
      }
      if (!isEntity(instance)) {
        page.addOrchestrationState(state);
      }
      rows++;
      lastId = instance.id();
      return true;
    }
  }

  /** Replaces the long texts of an instance that is too large for a message by a sentence. */
  private static OrchestrationState fitting(OrchestrationState state) {
    if (state.getSerializedSize() <= LARGEST_ROW_BYTES) {
      return state;
    }
    OrchestrationState.Builder shortened = state.toBuilder();
    if (isLong(state.getInput())) {
      shortened.setInput(omitted(state.getInput()));
    }
    if (isLong(state.getOutput())) {
      shortened.setOutput(omitted(state.getOutput()));
    }
    if (isLong(state.getCustomStatus())) {
      shortened.setCustomStatus(omitted(state.getCustomStatus()));
    }
    return shortened.build();
  }

  private static boolean isLong(StringValue text) {
    return text.getSerializedSize() > LONG_TEXT_BYTES;
  }

  private static StringValue omitted(StringValue text) {
    return StringValue.of(
        "\"Omitted: %d characters are too many for a list. Get this instance by its ID.\""
            .formatted(text.getValue().length()));
  }

  private boolean targetsThisHub(QueryInstancesRequest request) {
    List<StringValue> names = request.getQuery().getTaskHubNamesList();
    return names.isEmpty()
        || names.stream().anyMatch(name -> name.getValue().equalsIgnoreCase(options.hubName()));
  }

  /** The extension does not list IDs that look like those of durable entities. */
  private static boolean isEntity(Instance instance) {
    return instance.id().startsWith("@");
  }
}

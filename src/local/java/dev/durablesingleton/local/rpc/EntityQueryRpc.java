package dev.durablesingleton.local.rpc;

import com.google.protobuf.StringValue;
import dev.durablesingleton.local.engine.command.Entities;
import dev.durablesingleton.local.engine.entity.EntityState;
import dev.durablesingleton.local.messages.EntityMetadata;
import dev.durablesingleton.local.messages.QueryEntitiesRequest;
import dev.durablesingleton.local.messages.QueryEntitiesResponse;
import dev.durablesingleton.local.messages.Timestamps;
import dev.durablesingleton.local.store.EntityQuery;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Lists entities page by page. Those without a state count for the page, if they are not shown. */
final class EntityQueryRpc {

  private static final int DEFAULT_PAGE = 100;
  private static final int LARGEST_PAGE = 1_000;

  /** A client accepts 4 MiB by default, so a larger page ends early with a token. */
  private static final int PAGE_BYTES = 3 << 20;

  private final Entities entities;
  private final RpcResponses responses;
  private final Executor reading;

  /**
   * @param reading executes queries, which may take long
   */
  EntityQueryRpc(Entities entities, RpcResponses responses, Executor reading) {
    this.entities = entities;
    this.responses = responses;
    this.reading = reading;
  }

  void query(QueryEntitiesRequest request, StreamObserver<QueryEntitiesResponse> call) {
    responses.send(
        CompletableFuture.supplyAsync(() -> page(request), reading), call, Function.identity());
  }

  private QueryEntitiesResponse page(QueryEntitiesRequest request) {
    var query = request.getQuery();
    int size = query.hasPageSize() ? query.getPageSize().getValue() : DEFAULT_PAGE;
    Page page =
        new Page(
            Math.max(0, Math.min(size, LARGEST_PAGE)),
            query.getIncludeState(),
            query.getIncludeTransient());
    EntityQuery filter =
        new EntityQuery(
            prefix(query.getInstanceIdStartsWith().getValue()),
            QueryFilters.lastId(query.getContinuationToken().getValue()),
            query.hasLastModifiedFrom() ? Timestamps.instant(query.getLastModifiedFrom()) : null,
            query.hasLastModifiedTo() ? Timestamps.instant(query.getLastModifiedTo()) : null);
    entities.visit(filter, page.size + 1, page.withStates, page::add);
    return page.response.build();
  }

  /** The Durable extension adds the sign that all IDs begin with (recorded). */
  private static String prefix(String requested) {
    return requested.startsWith("@") ? requested : "@" + requested;
  }

  /** Adds entities up to a number of them or of bytes. */
  private static final class Page {
    private final QueryEntitiesResponse.Builder response = QueryEntitiesResponse.newBuilder();
    private final int size;
    private final boolean withStates;
    private final boolean withEmpty;
    private int seen;
    private int bytes;
    private String last = "";

    Page(int size, boolean withStates, boolean withEmpty) {
      this.size = size;
      this.withStates = withStates;
      this.withEmpty = withEmpty;
    }

    private boolean add(EntityState entity) {
      EntityMetadata message = EntityRpc.message(entity, withStates);
      bytes += message.getSerializedSize();
      if (seen == size || (seen > 0 && bytes > PAGE_BYTES)) {
        response.setContinuationToken(StringValue.of(QueryFilters.token(last)));
        return false;
      }
      seen++;
      last = entity.id().text();
      if (withEmpty || entity.exists()) {
        response.addEntities(message);
      }
      return true;
    }
  }
}

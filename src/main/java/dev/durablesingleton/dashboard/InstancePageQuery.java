package dev.durablesingleton.dashboard;

import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.OrchestrationStatusQuery;
import com.microsoft.durabletask.OrchestrationStatusQueryResult;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.client.DurableClients;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.jspecify.annotations.Nullable;

/** Queries the engine for one page of instances, which must fit into one message of 4 MiB. */
final class InstancePageQuery {

  private final DurableClients clients;
  private final DurableClientContext durable;

  InstancePageQuery(DurableClients clients, DurableClientContext durable) {
    this.clients = clients;
    this.durable = durable;
  }

  /**
   * Runs the query. Reduces the query's page size if large inputs and outputs do not fit, and
   * finally reads a single instance without them.
   */
  OrchestrationStatusQueryResult run(OrchestrationStatusQuery query) {
    return clients.call(durable, (client, retry) -> runReducing(client, query));
  }

  /** The token of the next page; null after the last, for which the SDK returns an empty text. */
  static @Nullable String nextToken(OrchestrationStatusQueryResult result) {
    String token = result.getContinuationToken();
    return token == null || token.isEmpty() ? null : token;
  }

  private static OrchestrationStatusQueryResult runReducing(
      DurableTaskClient client, OrchestrationStatusQuery query) {
    while (true) {
      try {
        return client.queryInstances(query);
      } catch (StatusRuntimeException e) {
        int size = query.getMaxInstanceCount();
        boolean tooLarge = e.getStatus().getCode() == Status.Code.RESOURCE_EXHAUSTED;
        if (!tooLarge || (size == 1 && !query.isFetchInputsAndOutputs())) {
          throw e;
        }
        // A single instance that does not fit may fit without its input and output.
        query.setFetchInputsAndOutputs(size > 1 && query.isFetchInputsAndOutputs());
        query.setMaxInstanceCount(Math.max(1, size / 4));
      }
    }
  }
}

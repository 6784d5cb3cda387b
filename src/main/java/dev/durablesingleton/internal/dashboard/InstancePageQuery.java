package dev.durablesingleton.internal.dashboard;

import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationStatusQuery;
import com.microsoft.durabletask.OrchestrationStatusQueryResult;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.internal.client.DurableClients;
import dev.durablesingleton.internal.settings.KeptSingletons;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Queries the engine for one page of instances, which must fit into one message of 4 MiB. */
final class InstancePageQuery {

  private final DurableClients clients;
  private final DurableClientContext durable;
  private final ManagementQuery management;
  private final KeptSingletons kept;

  /**
   * Creates a query for the pages of one list.
   *
   * @param management lists what the durable client cannot: an instance that does not fit into a
   *     message, and what only its documents have
   * @param kept IDs of the instances that the keeper keeps running
   */
  InstancePageQuery(
      DurableClients clients,
      DurableClientContext durable,
      ManagementQuery management,
      KeptSingletons kept) {
    this.clients = clients;
    this.durable = durable;
    this.management = management;
    this.kept = kept;
  }

  /**
   * Reads a page, or a smaller one if large inputs and outputs do not fit. An instance whose output
   * alone does not fit is read from the management API, as are all if the filter needs more than
   * the durable client returns.
   *
   * @param size number of instances to read, of which those that match are returned
   * @param token of the previous page; null for the first
   * @param withTexts whether custom statuses are needed; they are returned only together with input
   *     and output
   */
  ReadPage run(InstanceFilter filter, int size, @Nullable String token, boolean withTexts) {
    if (filter.needsDocuments()) {
      return management.page(filter, size, token);
    }
    OrchestrationStatusQuery query =
        filter
            .query()
            .setMaxInstanceCount(size)
            .setContinuationToken(token)
            .setFetchInputsAndOutputs(withTexts);
    return clients
        .call(durable, (client, retry) -> runReducing(client, query))
        .map(result -> page(filter, result, query.isFetchInputsAndOutputs()))
        .orElseGet(() -> management.page(filter, 1, token));
  }

  /** Empty if not even one instance without its input fits. */
  private static Optional<OrchestrationStatusQueryResult> runReducing(
      DurableTaskClient client, OrchestrationStatusQuery query) {
    while (true) {
      try {
        return Optional.of(client.queryInstances(query));
      } catch (StatusRuntimeException e) {
        if (e.getStatus().getCode() != Status.Code.RESOURCE_EXHAUSTED) {
          throw e;
        }
        int size = query.getMaxInstanceCount();
        if (size == 1 && !query.isFetchInputsAndOutputs()) {
          return Optional.empty();
        }
        // A single instance that does not fit may fit without its input.
        query.setFetchInputsAndOutputs(size > 1 && query.isFetchInputsAndOutputs());
        query.setMaxInstanceCount(Math.max(1, size / 4));
      }
    }
  }

  private ReadPage page(
      InstanceFilter filter, OrchestrationStatusQueryResult result, boolean withTexts) {
    List<OrchestrationMetadata> read = result.getOrchestrationState();
    List<ListedInstance> matching =
        read.stream()
            .map(instance -> ListedInstance.of(instance, withTexts, kept))
            .filter(filter::allows)
            .toList();
    return new ReadPage(matching, read.size(), nextToken(result));
  }

  /** The token of the next page; null after the last, for which the SDK returns an empty text. */
  private static @Nullable String nextToken(OrchestrationStatusQueryResult result) {
    String token = result.getContinuationToken();
    return token == null || token.isEmpty() ? null : token;
  }
}

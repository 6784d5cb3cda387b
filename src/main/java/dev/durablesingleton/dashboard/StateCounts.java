package dev.durablesingleton.dashboard;

import com.microsoft.durabletask.OrchestrationStatusQuery;
import com.microsoft.durabletask.OrchestrationStatusQueryResult;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.client.DurableClients;
import dev.durablesingleton.dashboard.ActionResult.Document;
import dev.durablesingleton.links.ApiFormat;
import java.util.Map;
import java.util.TreeMap;

/** Counts instances by state. Engines have no count, so all instances are read, up to a limit. */
final class StateCounts {

  private static final int PAGE_SIZE = 1_000;
  private static final int MAX_INSTANCES_READ = 20_000;

  private final DurableClients clients;

  StateCounts(DurableClients clients) {
    this.clients = clients;
  }

  /**
   * Number of instances by state.
   *
   * @param complete false if the limit was reached, so that there may be more
   */
  record Counts(Map<String, Integer> states, boolean complete) {}

  /** Counts the instances that match the query's filter, ignoring its states. */
  ActionResult of(DurableClientContext durable, Map<String, String> query) {
    InstanceFilter filter = InstanceFilter.of(query).inAnyState();
    InstancePageQuery engine = new InstancePageQuery(clients, durable);
    Map<String, Integer> counts = new TreeMap<>();
    String next = null;
    int read = 0;
    do {
      OrchestrationStatusQuery page =
          filter
              .query()
              .setMaxInstanceCount(PAGE_SIZE)
              .setContinuationToken(next)
              .setFetchInputsAndOutputs(false);
      OrchestrationStatusQueryResult result = engine.run(page);
      result.getOrchestrationState().stream()
          .filter(filter::allows)
          .forEach(found -> counts.merge(ApiFormat.of(found.getRuntimeStatus()), 1, Integer::sum));
      read += result.getOrchestrationState().size();
      next = InstancePageQuery.nextToken(result);
    } while (next != null && read < MAX_INSTANCES_READ);
    return new Document(new Counts(counts, next == null));
  }
}

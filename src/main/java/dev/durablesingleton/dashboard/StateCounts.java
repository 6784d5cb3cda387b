package dev.durablesingleton.dashboard;

import com.microsoft.durabletask.OrchestrationStatusQuery;
import com.microsoft.durabletask.OrchestrationStatusQueryResult;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.client.DurableClients;
import dev.durablesingleton.dashboard.ActionResult.Shown;
import dev.durablesingleton.links.ApiFormat;
import java.util.Map;
import java.util.TreeMap;

/** Counts instances by state. No engine can, so all of them are looked at, up to a limit. */
record StateCounts(DurableClients clients) {

  private static final int PAGE = 1_000;
  private static final int MOST_LOOKED_AT = 20_000;

  /**
   * How many there are.
   *
   * @param complete false when there may be more than were looked at
   */
  record Counts(Map<String, Integer> states, boolean complete) {}

  /** Of those that the query's filter allows, in whatever state they are. */
  ActionResult of(DurableClientContext durable, Map<String, String> query) {
    InstanceFilter filter = InstanceFilter.of(query).inAnyState();
    InstancePageQuery engine = new InstancePageQuery(clients, durable);
    Map<String, Integer> counts = new TreeMap<>();
    String next = null;
    int lookedAt = 0;
    do {
      OrchestrationStatusQuery page =
          filter
              .query()
              .setMaxInstanceCount(PAGE)
              .setContinuationToken(next)
              .setFetchInputsAndOutputs(false);
      OrchestrationStatusQueryResult result = engine.run(page);
      result.getOrchestrationState().stream()
          .filter(filter::allows)
          .forEach(found -> counts.merge(ApiFormat.of(found.getRuntimeStatus()), 1, Integer::sum));
      lookedAt += result.getOrchestrationState().size();
      next = Tokens.next(result);
    } while (next != null && lookedAt < MOST_LOOKED_AT);
    return new Shown(new Counts(counts, next == null));
  }
}

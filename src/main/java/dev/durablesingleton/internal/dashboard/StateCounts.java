package dev.durablesingleton.internal.dashboard;

import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.internal.client.DurableClients;
import dev.durablesingleton.internal.client.ManagementClient;
import dev.durablesingleton.internal.dashboard.ActionResult.Document;
import dev.durablesingleton.internal.links.OwnHostLinks;
import dev.durablesingleton.internal.settings.KeptSingletons;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Counts instances by state. Engines have no count, so all instances are read, up to a limit. */
final class StateCounts {

  private static final int PAGE_SIZE = 1_000;
  private static final int MAX_INSTANCES_READ = 20_000;

  private final DurableClients clients;
  private final ManagementClient management;

  StateCounts(DurableClients clients, ManagementClient management) {
    this.clients = clients;
    this.management = management;
  }

  /**
   * Number of instances by state.
   *
   * @param complete false if the limit was reached, so that there may be more
   */
  record Counts(Map<String, Integer> states, boolean complete) {}

  /** Counts the instances that match the query's filter, ignoring its states. */
  ActionResult of(
      DurableClientContext durable, Supplier<OwnHostLinks> links, Map<String, String> query) {
    InstanceFilter filter = InstanceFilter.of(query).inAnyState();
    KeptSingletons none = KeptSingletons.NONE;
    InstancePageQuery engine =
        new InstancePageQuery(clients, durable, new ManagementQuery(management, links, none), none);
    Map<String, Integer> counts = new TreeMap<>();
    String next = null;
    int most = filter.readLimit(MAX_INSTANCES_READ);
    int read = 0;
    do {
      ReadPage page = engine.run(filter, PAGE_SIZE, next, false);
      page.matching().forEach(found -> counts.merge(found.state(), 1, Integer::sum));
      read += page.read();
      next = page.next();
    } while (next != null && read < most);
    return new Document(new Counts(counts, next == null));
  }
}

package dev.durablesingleton.local.rpc;

import dev.durablesingleton.local.messages.GetWorkItemsRequest;
import dev.durablesingleton.local.messages.WorkItemFilters;
import dev.durablesingleton.local.rpc.WorkerItem.Kind;
import dev.durablesingleton.local.rpc.WorkerItem.Task;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What a worker accepts, as its {@code GetWorkItems} call says: without filters everything, with
 * filters only the named functions. A filter without versions accepts all versions; the empty
 * version is that of an item without one. Names and versions are compared exactly, as the SDK's
 * worker does.
 */
final class AcceptedTasks {

  private final OfKind orchestrators;
  private final OfKind activities;

  private AcceptedTasks(OfKind orchestrators, OfKind activities) {
    this.orchestrators = orchestrators;
    this.activities = activities;
  }

  static AcceptedTasks of(GetWorkItemsRequest request) {
    boolean all = !request.hasWorkItemFilters();
    WorkItemFilters filters = request.getWorkItemFilters();
    return new AcceptedTasks(
        new OfKind(
            all,
            filters.getOrchestrationsList().stream()
                .map(filter -> Filter.of(filter.getName(), filter.getVersionsList()))
                .toList(),
            limit(request.getMaxConcurrentOrchestrationWorkItems())),
        new OfKind(
            all,
            filters.getActivitiesList().stream()
                .map(filter -> Filter.of(filter.getName(), filter.getVersionsList()))
                .toList(),
            limit(request.getMaxConcurrentActivityWorkItems())));
  }

  boolean contain(Task task) {
    OfKind accepted = ofKind(task.kind());
    return accepted.all() || accepted.filters().stream().anyMatch(filter -> filter.accepts(task));
  }

  /** The number of items of a kind that the worker holds at most. */
  int limit(Kind kind) {
    return ofKind(kind).limit();
  }

  private OfKind ofKind(Kind kind) {
    return switch (kind) {
      case ORCHESTRATOR -> orchestrators;
      case ACTIVITY -> activities;
    };
  }

  /** Workers that do not limit themselves, as those of Java, leave the field at 0. */
  private static int limit(int requested) {
    return requested <= 0 ? Integer.MAX_VALUE : requested;
  }

  private record OfKind(boolean all, List<Filter> filters, int limit) {}

  private record Filter(String name, Set<String> versions) {

    static Filter of(String name, Collection<String> versions) {
      return new Filter(name, Set.copyOf(versions));
    }

    boolean accepts(Task task) {
      return name.equals(task.name()) && (versions.isEmpty() || versions.contains(task.version()));
    }
  }
}

package dev.durablesingleton.local.store;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A filter for instances to list or purge; null, an empty set or an empty prefix means no
 * restriction.
 *
 * @param createdFrom inclusive
 * @param createdTo inclusive
 * @param idPrefix compared by code unit, case-sensitive
 * @param afterId only IDs after this one, in ordinal order
 */
public record InstanceQuery(
    Set<RuntimeStatus> statuses,
    @Nullable Instant createdFrom,
    @Nullable Instant createdTo,
    String idPrefix,
    @Nullable String afterId) {

  /** Copies the statuses. */
  public InstanceQuery {
    statuses = Set.copyOf(statuses);
  }

  /** Every instance. */
  public static InstanceQuery all() {
    return new InstanceQuery(Set.of(), null, null, "", null);
  }

  /** Returns the query for IDs after the given one. */
  public InstanceQuery after(String id) {
    return new InstanceQuery(statuses, createdFrom, createdTo, idPrefix, id);
  }

  /** Whether an instance matches all filters. */
  boolean meets(Instance instance) {
    return (statuses.isEmpty() || statuses.contains(instance.status()))
        && (createdFrom == null || !instance.createdAt().isBefore(createdFrom))
        && (createdTo == null || !instance.createdAt().isAfter(createdTo))
        && instance.id().startsWith(idPrefix)
        && (afterId == null || instance.id().compareTo(afterId) > 0);
  }
}

package dev.durablesingleton.local.store;

import java.time.Instant;
import java.util.Set;

/**
 * A filter for instances to list or purge; null or empty means no restriction.
 *
 * @param createdFrom inclusive
 * @param createdTo inclusive
 * @param idPrefix compared by code unit, case-sensitive
 * @param afterId only IDs after this one, in ordinal order
 */
public record InstanceQuery(
    Set<RuntimeStatus> statuses,
    Instant createdFrom,
    Instant createdTo,
    String idPrefix,
    String afterId) {

  public InstanceQuery {
    statuses = statuses == null ? Set.of() : Set.copyOf(statuses);
    idPrefix = idPrefix == null ? "" : idPrefix;
  }

  /** Every instance. */
  public static InstanceQuery all() {
    return new InstanceQuery(Set.of(), null, null, null, null);
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

package dev.durablesingleton.local.store;

import java.time.Instant;
import java.util.Set;

/**
 * Which instances to list or purge; null or empty means no such filter.
 *
 * @param createdFrom inclusive
 * @param createdTo inclusive
 * @param idPrefix compared by code unit, case counts
 * @param afterId list from the first ID behind this one, in ordinal order
 */
public record InstanceQuery(
    Set<RuntimeStatus> statuses,
    Instant createdFrom,
    Instant createdTo,
    String idPrefix,
    String afterId) {

  public InstanceQuery {
    statuses = statuses == null ? Set.of() : Set.copyOf(statuses);
  }

  /** Every instance. */
  public static InstanceQuery all() {
    return new InstanceQuery(Set.of(), null, null, null, null);
  }

  /** The same query, from the first ID behind the given one. */
  public InstanceQuery after(String id) {
    return new InstanceQuery(statuses, createdFrom, createdTo, idPrefix, id);
  }
}

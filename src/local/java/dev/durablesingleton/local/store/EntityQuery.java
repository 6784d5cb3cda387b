package dev.durablesingleton.local.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A filter for entities; null or an empty prefix means no restriction.
 *
 * @param idPrefix compared by code unit, case-sensitive
 * @param afterId only IDs after this one, in ordinal order
 * @param updatedFrom inclusive
 * @param updatedTo inclusive
 */
public record EntityQuery(
    String idPrefix,
    @Nullable String afterId,
    @Nullable Instant updatedFrom,
    @Nullable Instant updatedTo) {

  /** Every entity. */
  public static EntityQuery all() {
    return new EntityQuery("", null, null, null);
  }

  /** Returns the query for IDs after the given one. */
  public EntityQuery after(String id) {
    return new EntityQuery(idPrefix, id, updatedFrom, updatedTo);
  }

  /** Whether an entity matches all filters. */
  boolean meets(EntityRow entity) {
    return entity.id().startsWith(idPrefix)
        && (afterId == null || entity.id().compareTo(afterId) > 0)
        && (updatedFrom == null || !entity.updatedAt().isBefore(updatedFrom))
        && (updatedTo == null || !entity.updatedAt().isAfter(updatedTo));
  }

  /** The least ID that can match. */
  String first() {
    String behind = afterId == null ? "" : afterId + '\0';
    return behind.compareTo(idPrefix) > 0 ? behind : idPrefix;
  }
}

package dev.durablesingleton.local.store;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A filter for finished instances.
 *
 * @param statuses those that are not terminal match nothing; an empty set means all terminal ones
 * @param completedFrom inclusive
 * @param completedTo exclusive
 * @param after only instances after this one, in order of completion
 */
public record FinishedQuery(
    Set<RuntimeStatus> statuses,
    @Nullable Instant completedFrom,
    @Nullable Instant completedTo,
    @Nullable FinishedInstance after) {

  /** Copies the statuses. */
  public FinishedQuery {
    statuses = Set.copyOf(statuses);
  }

  /** The terminal statuses to search for. */
  Set<RuntimeStatus> terminal() {
    Stream<RuntimeStatus> wanted =
        statuses.isEmpty() ? Stream.of(RuntimeStatus.values()) : statuses.stream();
    return wanted.filter(RuntimeStatus::isTerminal).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a finished instance matches all filters. */
  boolean meets(Instance instance) {
    Instant at = instance.lastUpdatedAt();
    return terminal().contains(instance.status())
        && (completedFrom == null || !at.isBefore(completedFrom))
        && (completedTo == null || at.isBefore(completedTo))
        && (after == null || new FinishedInstance(at, instance.id()).compareTo(after) > 0);
  }
}

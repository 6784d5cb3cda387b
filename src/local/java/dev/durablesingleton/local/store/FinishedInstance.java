package dev.durablesingleton.local.store;

import java.time.Instant;
import java.util.Comparator;

/** The ID of a finished instance and the time of its completion, by which it is sorted. */
public record FinishedInstance(Instant completedAt, String id)
    implements Comparable<FinishedInstance> {

  private static final Comparator<FinishedInstance> ORDER =
      Comparator.comparing(FinishedInstance::completedAt).thenComparing(FinishedInstance::id);

  @Override
  public int compareTo(FinishedInstance other) {
    return ORDER.compare(this, other);
  }
}

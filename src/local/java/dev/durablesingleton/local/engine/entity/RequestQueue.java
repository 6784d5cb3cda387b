package dev.durablesingleton.local.engine.entity;

import dev.durablesingleton.local.engine.entity.EntityRequest.Lock;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.ListIterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The requests that an entity has not begun, in order of arrival. Those of the lock's holder come
 * first, and no others begin while the entity is locked.
 */
final class RequestQueue {

  private final LinkedList<Waiting> requests = new LinkedList<>();

  /** Adds a request; {@code holder} holds the lock, if it is not null. */
  void add(Waiting waiting, @Nullable String holder) {
    if (!waiting.request().isFrom(holder)) {
      requests.addLast(waiting);
      return;
    }
    ListIterator<Waiting> place = requests.listIterator();
    while (place.hasNext()) {
      if (!place.next().request().isFrom(holder)) {
        place.previous();
        break;
      }
    }
    place.add(waiting);
  }

  /** Restores requests before all others, in order. */
  void putBack(List<Waiting> earlier) {
    requests.addAll(0, earlier);
  }

  /** Removes and returns all requests. */
  List<Waiting> removeAll() {
    List<Waiting> all = List.copyOf(requests);
    requests.clear();
    return all;
  }

  /**
   * Takes the next batch: operations up to a lock request, which ends the batch.
   *
   * @param most the maximum number of operations
   * @return empty if no request may begin
   */
  Optional<EntityBatch> take(int most, @Nullable String holder) {
    List<Waiting> operations = new ArrayList<>();
    Waiting lock = null;
    while (lock == null && operations.size() < most && mayBegin(holder)) {
      Waiting next = requests.removeFirst();
      if (next.request() instanceof Lock) {
        lock = next;
      } else {
        operations.add(next);
      }
    }
    return operations.isEmpty() && lock == null
        ? Optional.empty()
        : Optional.of(new EntityBatch(operations, lock));
  }

  boolean isEmpty() {
    return requests.isEmpty();
  }

  List<EntityRequest> requests() {
    return requests.stream().map(Waiting::request).toList();
  }

  private boolean mayBegin(@Nullable String holder) {
    return !requests.isEmpty() && (holder == null || requests.getFirst().request().isFrom(holder));
  }
}

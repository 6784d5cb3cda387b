package dev.durablesingleton.local.engine.entity;

import dev.durablesingleton.local.engine.entity.EntityRequest.Lock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The requests that an entity has not begun, in order of arrival. Those of the lock's holder come
 * first, and no others begin while the entity is locked.
 */
final class RequestQueue {

  /** Requests that come before all others. */
  private final Deque<Waiting> first = new ArrayDeque<>();

  private final Deque<Waiting> others = new ArrayDeque<>();

  /** Adds a request; {@code holder} holds the lock, if it is not null. */
  void add(Waiting waiting, @Nullable String holder) {
    (waiting.request().isFrom(holder) ? first : others).addLast(waiting);
  }

  /** Lets the waiting requests of a new holder come first, as they do when they are restored. */
  void prefer(String holder) {
    Predicate<Waiting> fromHolder = waiting -> waiting.request().isFrom(holder);
    others.stream().filter(fromHolder).forEach(first::addLast);
    others.removeIf(fromHolder);
  }

  /** Restores requests before all others, in order. */
  void putBack(List<Waiting> earlier) {
    for (int i = earlier.size() - 1; i >= 0; i--) {
      first.addFirst(earlier.get(i));
    }
  }

  /** Removes and returns all requests. */
  List<Waiting> removeAll() {
    List<Waiting> all = Stream.concat(first.stream(), others.stream()).toList();
    first.clear();
    others.clear();
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
      Waiting next = front().removeFirst();
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
    return first.isEmpty() && others.isEmpty();
  }

  List<EntityRequest> requests() {
    return Stream.concat(first.stream(), others.stream()).map(Waiting::request).toList();
  }

  private boolean mayBegin(@Nullable String holder) {
    return !isEmpty() && (holder == null || front().getFirst().request().isFrom(holder));
  }

  private Deque<Waiting> front() {
    return first.isEmpty() ? others : first;
  }
}

package dev.durablesingleton.internal.start;

import dev.durablesingleton.start.InstanceId;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One fair lock per instance ID. A lock exists only while a start holds it or waits for it, so IDs
 * do not share locks and use no memory afterwards. Thread-safe.
 */
final class StartLocks {

  private static final class IdLock extends ReentrantLock {

    /** Starts that hold the lock or wait for it; changed only under the map's lock of the ID. */
    private int users;

    private IdLock() {
      super(true);
    }
  }

  private final ConcurrentMap<InstanceId, IdLock> locks = new ConcurrentHashMap<>();

  /**
   * Locks an ID for this thread, behind those that wait already.
   *
   * @param nanos how long to wait
   * @return whether the ID is locked; if so, {@link #unlock} must follow
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  boolean tryLock(InstanceId id, long nanos) throws InterruptedException {
    IdLock lock = locks.compute(id, (key, existing) -> enter(existing));
    boolean locked = false;
    try {
      locked = lock.tryLock(nanos, TimeUnit.NANOSECONDS);
      return locked;
    } finally {
      if (!locked) {
        locks.computeIfPresent(id, (key, existing) -> leave(existing));
      }
    }
  }

  /** Unlocks an ID that this thread has locked. */
  void unlock(InstanceId id) {
    Objects.requireNonNull(locks.get(id)).unlock();
    locks.computeIfPresent(id, (key, existing) -> leave(existing));
  }

  /** Number of IDs that have a lock now. */
  int size() {
    return locks.size();
  }

  private static IdLock enter(@Nullable IdLock existing) {
    IdLock lock = existing == null ? new IdLock() : existing;
    lock.users++;
    return lock;
  }

  private static @Nullable IdLock leave(IdLock lock) {
    lock.users--;
    return lock.users == 0 ? null : lock;
  }
}

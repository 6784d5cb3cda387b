package dev.durablesingleton.local.engine.loop;

import dev.durablesingleton.local.store.StoreException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides and commits changes for a {@link CommitLoop}. Called by the deciding thread only.
 *
 * @param <U> the unit of work
 */
public interface Decider<U extends Effects> {

  /**
   * Loads the state from the store, and discards what was not committed. The next unit of work
   * resumes what is unfinished.
   *
   * @throws StoreException if the store cannot be read
   */
  void load();

  /**
   * Decides the requests and all due timers in one unit of work, commits it, and runs its effects.
   *
   * @throws StoreException if the store fails
   * @throws PoisonedInstanceException if an instance cannot be decided
   */
  void decide(List<Request<U, ?>> requests);

  /**
   * Fails an instance that cannot be decided.
   *
   * @throws StoreException if the store fails
   */
  void fail(PoisonedInstanceException poisoned);

  /** Fails the callers that wait for a state, because the loop has ended. */
  void failWaiters(StoreException reason);

  /** The number of work items without an outcome. */
  int openWork();

  /** When the next timer is due; null for none. */
  @Nullable Instant nextTimer();

  /** The present time. */
  Instant now();
}

package dev.durablesingleton.local.engine.command;

import dev.durablesingleton.local.engine.entity.EntityId;
import dev.durablesingleton.local.engine.entity.EntityMessage.Arrival;
import dev.durablesingleton.local.engine.entity.EntityRequest.Operation;
import dev.durablesingleton.local.engine.entity.EntityState;
import dev.durablesingleton.local.engine.loop.LoopDriver;
import dev.durablesingleton.local.engine.options.EntityOptions;
import dev.durablesingleton.local.engine.state.UnitOfWork;
import dev.durablesingleton.local.engine.view.EntityView;
import dev.durablesingleton.local.store.EntityQuery;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The entities of a task hub, for clients. Thread-safe. Futures complete after the commit, on the
 * deciding thread, so dependent stages must not block.
 */
public final class Entities {
  private final EntityDelivery delivery;
  private final EntityCleaner cleaner;
  private final EntityView view;
  private final LoopDriver<UnitOfWork> driver;

  /** Reads from the view, and submits changes to the driver. */
  public Entities(
      EntityDelivery delivery,
      EntityCleaner cleaner,
      EntityView view,
      LoopDriver<UnitOfWork> driver) {
    this.delivery = delivery;
    this.cleaner = cleaner;
    this.view = view;
    this.driver = driver;
  }

  /**
   * Signals an entity, which is created if there is none. Nobody is told what the operation returns
   * or whether it fails.
   *
   * @param requestId identifies the request in the batch
   * @param operation the operation's name; may be empty
   * @param input the input's text, normally JSON; null for none
   * @param due when the entity receives the signal; null for now
   */
  public CompletableFuture<Void> signal(
      EntityId entity,
      String requestId,
      String operation,
      @Nullable String input,
      @Nullable Instant due) {
    Arrival signal = new Arrival(Operation.signal(requestId, operation, input), due);
    return driver.submit(
        unit -> {
          delivery.deliver(entity, signal, unit);
          return null;
        });
  }

  /**
   * Returns the committed state of an entity, including one that has no state or is locked only.
   * Reads the store unless the entity is at work.
   */
  public Optional<EntityState> find(EntityId entity) {
    return view.find(entity);
  }

  /**
   * Visits committed entities in ordinal order of their IDs, including those without a state, until
   * the limit is reached or the visitor returns false.
   *
   * @param withStates whether to read the states; otherwise each state is an empty text
   */
  public void visit(
      EntityQuery query, int limit, boolean withStates, Predicate<EntityState> visitor) {
    view.visit(query, limit, withStates, visitor);
  }

  /**
   * Removes empty entities, and releases the locks of orchestrations that have ended or been
   * purged.
   *
   * @param removeEmpty whether to remove entities without state, lock and requests that have not
   *     changed during {@link EntityOptions#reorderWindow()}
   * @param releaseOrphaned whether to release locks
   * @param reading executes reads of the store
   */
  public CompletableFuture<Cleaned> clean(
      boolean removeEmpty, boolean releaseOrphaned, Executor reading) {
    return removeEmpty || releaseOrphaned
        ? cleaner.clean(removeEmpty, releaseOrphaned, reading)
        : CompletableFuture.completedFuture(Cleaned.NOTHING);
  }

  /** The numbers of removed entities and released locks. */
  public record Cleaned(int removed, int released) {
    static final Cleaned NOTHING = new Cleaned(0, 0);

    Cleaned plus(Cleaned other) {
      return new Cleaned(removed + other.removed, released + other.released);
    }
  }
}

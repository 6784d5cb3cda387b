package dev.durablesingleton.local.engine.command;

import dev.durablesingleton.local.engine.loop.LoopDriver;
import dev.durablesingleton.local.engine.state.UnitOfWork;
import dev.durablesingleton.local.store.InstanceQuery;
import dev.durablesingleton.local.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Purges many instances. Reads the IDs page by page outside the deciding thread, and removes some
 * instances in each unit of work. Thread-safe.
 */
public final class BulkPurge {
  private static final int PAGE = 500;

  private final Store store;
  private final Purger purger;
  private final LoopDriver<UnitOfWork> driver;

  /** Reads the IDs from the store, and submits the removals to the driver. */
  public BulkPurge(Store store, Purger purger, LoopDriver<UnitOfWork> driver) {
    this.store = store;
    this.purger = purger;
    this.driver = driver;
  }

  /**
   * Removes the instances that match a query, and returns their number.
   *
   * @param unfinishedToo whether unfinished instances are removed as well
   * @param reading executes reads of the store
   */
  public CompletableFuture<Integer> run(
      InstanceQuery query, boolean unfinishedToo, Executor reading) {
    return CompletableFuture.supplyAsync(() -> ids(query), reading)
        .thenCompose(
            ids ->
                remove(ids, unfinishedToo)
                    .thenCompose(
                        removed ->
                            ids.size() < PAGE
                                ? CompletableFuture.completedFuture(removed)
                                : run(query.after(ids.get(PAGE - 1)), unfinishedToo, reading)
                                    .thenApply(more -> removed + more)));
  }

  private CompletableFuture<Integer> remove(List<String> ids, boolean unfinishedToo) {
    if (ids.isEmpty()) {
      return CompletableFuture.completedFuture(0);
    }
    return driver
        .submit(unit -> purger.purge(ids, unfinishedToo, unit))
        .thenCompose(
            progress ->
                remove(progress.rest(), unfinishedToo)
                    .thenApply(more -> progress.removed() + more));
  }

  private List<String> ids(InstanceQuery query) {
    List<String> ids = new ArrayList<>();
    store.visit(query, PAGE, Store.Texts.NONE, instance -> ids.add(instance.id()));
    return ids;
  }
}

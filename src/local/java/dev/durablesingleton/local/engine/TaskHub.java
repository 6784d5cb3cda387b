package dev.durablesingleton.local.engine;

import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.InstanceQuery;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A task hub. Thread-safe. What changes the hub answers by a future that completes after the change
 * is kept in the store; it completes exceptionally with a {@code StoreException} when it was not.
 */
public final class TaskHub implements AutoCloseable {

  /** Starts an instance, or tells that its ID is taken. Starts of one ID are decided one by one. */
  public CompletableFuture<StartOutcome> start(StartRequest request) {
    throw new UnsupportedOperationException();
  }

  /** Raises an event; {@code input} is JSON text or null. Refused by a finished instance. */
  public CompletableFuture<SignalOutcome> raiseEvent(String instanceId, String name, String input) {
    throw new UnsupportedOperationException();
  }

  /**
   * Terminates; {@code output} becomes the instance's output as it is. Refused by a finished one.
   */
  public CompletableFuture<SignalOutcome> terminate(String instanceId, String output) {
    throw new UnsupportedOperationException();
  }

  /** Suspends; refused by a finished or suspended instance. */
  public CompletableFuture<SignalOutcome> suspend(String instanceId, String reason) {
    throw new UnsupportedOperationException();
  }

  /** Resumes; refused by an instance that is not suspended. */
  public CompletableFuture<SignalOutcome> resume(String instanceId, String reason) {
    throw new UnsupportedOperationException();
  }

  /** Lets the failed tasks of a failed instance run again; refused by one that has not failed. */
  public CompletableFuture<SignalOutcome> rewind(String instanceId, String reason) {
    throw new UnsupportedOperationException();
  }

  /** Removes a finished instance; refused by one that has not ended. */
  public CompletableFuture<SignalOutcome> purge(String instanceId) {
    throw new UnsupportedOperationException();
  }

  /** Removes all finished instances that the query meets, and tells how many. */
  public CompletableFuture<Integer> purge(InstanceQuery query) {
    throw new UnsupportedOperationException();
  }

  /** An instance's committed state. */
  public Optional<Instance> find(String instanceId) {
    throw new UnsupportedOperationException();
  }

  /** The committed history of the current generation, in order; empty when there is none. */
  public List<HistoryEvent> history(String instanceId) {
    throw new UnsupportedOperationException();
  }

  /** At most {@code limit} instances in ordinal order of their IDs, all committed. */
  public List<Instance> list(InstanceQuery query, int limit) {
    throw new UnsupportedOperationException();
  }

  /**
   * Completes with the instance's state once it has left Pending; never for an ID that does not
   * come into being. Cancel the future to stop waiting.
   */
  public CompletableFuture<Instance> whenStarted(String instanceId) {
    throw new UnsupportedOperationException();
  }

  /** As {@link #whenStarted}, once the instance has ended. */
  public CompletableFuture<Instance> whenCompleted(String instanceId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}

package dev.durablesingleton.local.engine.view;

import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lincheck interleaves these operations. */
@Tag("lincheck")
@DisplayName("Every waiter receives a change of state, in every interleaving")
public class WaitersLincheckTest {
  private static final Instance RUNNING = instance(RuntimeStatus.RUNNING);
  private static final Instance ENDED = instance(RuntimeStatus.COMPLETED);

  private final Waiters waiters = new Waiters();
  private final Queue<CompletableFuture<Instance>> futures = new ConcurrentLinkedQueue<>();
  private volatile Instance present = RUNNING;

  /** Waits for the end; returns whether the instance has ended. */
  @Operation
  public boolean await() {
    CompletableFuture<Instance> future =
        waiters.await(
            "a", instance -> instance.status().isTerminal(), waiter -> waiter.offer(present));
    futures.add(future);
    return future.isDone();
  }

  /** Stops waiting. */
  @Operation
  public void cancel() {
    CompletableFuture<Instance> future = futures.poll();
    if (future != null) {
      future.cancel(false);
    }
  }

  /** Ends the instance. */
  @Operation(runOnce = true)
  public void end() {
    present = ENDED;
    waiters.changed(ENDED);
  }

  /** Invariant after each interleaving. */
  @Validate
  public void no_waiter_is_left_after_the_end() {
    boolean ended = present == ENDED;
    if (ended
        && (!futures.stream().allMatch(CompletableFuture::isDone)
            || !waiters.waitedFor().isEmpty())) {
      throw new IllegalStateException("a waiter was forgotten");
    }
  }

  @Test
  void under_stress() {
    new StressOptions()
        .iterations(10)
        .threads(3)
        .actorsPerThread(2)
        .actorsBefore(0)
        .actorsAfter(0)
        .invocationsPerIteration(500)
        .check(WaitersLincheckTest.class);
  }

  private static Instance instance(RuntimeStatus status) {
    Instant at = Instant.EPOCH;
    return new Instance(
        "a", "e", "Any", null, status, at, at, null, null, null, null, null, null, Map.of());
  }
}

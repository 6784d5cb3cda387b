package dev.durablesingleton.local.engine.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs the loop on the threads that submit requests: the first thread drains the queue, the others
 * return immediately. So a thread can run one work item after another without a context switch.
 * Timers fire only when a batch runs, so this driver needs a manual clock. After a failure of the
 * store, another thread retries.
 *
 * @param <U> the unit of work
 */
public final class CallerRunsLoop<U extends Effects> implements LoopDriver<U> {
  private final CommitLoop<U> loop;

  /** Submitted requests that no batch has. Guarded by this object, as is {@link #running}. */
  private List<Request<U, ?>> requests = new ArrayList<>();

  /** Whether a thread runs the loop. It takes all requests, also those that others submit. */
  private boolean running;

  private final AtomicBoolean retryScheduled = new AtomicBoolean();
  private volatile boolean closed;

  /** Runs this loop, from {@link #start} on. */
  public CallerRunsLoop(CommitLoop<U> loop) {
    this.loop = loop;
  }

  @Override
  public void start() {
    loop.load();
    wake();
  }

  @Override
  public void submit(Request<U, ?> request) {
    if (enqueue(request)) {
      drain();
    }
  }

  /** Does not wait for a batch that runs on another thread. */
  @Override
  public void close() {
    closed = true;
  }

  private void drain() {
    List<Request<U, ?>> batch = nextBatch();
    while (!batch.isEmpty()) {
      if (closed) {
        batch.forEach(request -> request.fail(loop.reasonForEnd()));
      } else {
        run(batch);
      }
      batch = nextBatch();
    }
  }

  /** Returns whether this thread must run the loop. */
  private synchronized boolean enqueue(Request<U, ?> request) {
    requests.add(request);
    boolean first = !running;
    running = true;
    return first;
  }

  /** Takes all requests. If there are none, this thread no longer runs the loop. */
  private synchronized List<Request<U, ?>> nextBatch() {
    List<Request<U, ?>> batch = requests;
    requests = new ArrayList<>();
    running = !batch.isEmpty();
    return batch;
  }

  private synchronized boolean hasRequests() {
    return !requests.isEmpty();
  }

  private void run(List<Request<U, ?>> batch) {
    try {
      loop.run(batch);
      while (!hasRequests() && !closed) {
        loop.notifyIdle();
        if (!loop.isTimerDue()) {
          break;
        }
        loop.run(List.of());
      }
      if (loop.isOutage()) {
        retryLater();
      }
    } catch (Throwable e) {
      loop.stop(e, batch);
      closed = true;
    }
  }

  private void retryLater() {
    if (retryScheduled.compareAndSet(false, true)) {
      CompletableFuture.delayedExecutor(loop.untilNextTimer().toNanos(), TimeUnit.NANOSECONDS)
          .execute(
              () -> {
                retryScheduled.set(false);
                wake();
              });
    }
  }
}

package dev.durablesingleton.local.engine.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

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
  private final Queue<Request<U, ?>> requests = new ConcurrentLinkedQueue<>();

  /** Submitted requests that have not run. The thread that increments it from 0 runs the loop. */
  private final AtomicInteger open = new AtomicInteger();

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
    requests.add(request);
    if (open.getAndIncrement() == 0) {
      drain();
    }
  }

  /** Does not wait for a batch that runs on another thread. */
  @Override
  public void close() {
    closed = true;
  }

  private void drain() {
    int taken;
    do {
      List<Request<U, ?>> batch = new ArrayList<>();
      for (Request<U, ?> request; (request = requests.poll()) != null; ) {
        batch.add(request);
      }
      taken = batch.size();
      if (closed) {
        batch.forEach(request -> request.fail(loop.reasonForEnd()));
      } else {
        run(batch);
      }
    } while (open.addAndGet(-taken) != 0);
  }

  private void run(List<Request<U, ?>> batch) {
    try {
      loop.run(batch);
      while (open.get() == batch.size() && !closed) {
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

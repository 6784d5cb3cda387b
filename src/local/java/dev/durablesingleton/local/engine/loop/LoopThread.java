package dev.durablesingleton.local.engine.loop;

import dev.durablesingleton.local.concurrent.DaemonThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Runs the loop on a dedicated thread, which waits for requests and timers.
 *
 * @param <U> the unit of work
 */
public final class LoopThread<U extends Effects> implements LoopDriver<U> {
  private static final int LARGEST_BATCH = 1_000;

  private final CommitLoop<U> loop;
  private final BlockingQueue<Request<U, ?>> requests = new LinkedBlockingQueue<>();
  private final Thread thread = DaemonThreads.named("task-hub").newThread(this::run);
  private volatile boolean closed;

  /** Runs this loop, from {@link #start} on. */
  public LoopThread(CommitLoop<U> loop) {
    this.loop = loop;
  }

  @Override
  public void start() {
    loop.load();
    wake();
    thread.start();
  }

  @Override
  public void submit(Request<U, ?> request) {
    requests.add(request);
    if (closed) {
      request.fail(loop.reasonForEnd());
    }
  }

  @Override
  public void close() {
    closed = true;
    wake();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    List<Request<U, ?>> batch = new ArrayList<>();
    try {
      while (!closed) {
        batch = nextBatch();
        loop.run(batch);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      loop.stop(e, batch);
    } finally {
      closed = true;
      failAll();
    }
  }

  private List<Request<U, ?>> nextBatch() throws InterruptedException {
    List<Request<U, ?>> batch = new ArrayList<>();
    Request<U, ?> first = requests.poll();
    if (first == null) {
      loop.notifyIdle();
      first = requests.poll(loop.untilNextTimer().toNanos(), TimeUnit.NANOSECONDS);
    }
    if (first != null) {
      batch.add(first);
      requests.drainTo(batch, LARGEST_BATCH - 1);
    }
    return batch;
  }

  private void failAll() {
    for (Request<U, ?> request; (request = requests.poll()) != null; ) {
      request.fail(loop.reasonForEnd());
    }
  }
}

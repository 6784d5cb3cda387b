package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.concurrent.DaemonThreads;
import dev.durablesingleton.local.engine.CommitLoop.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Runs the loop on a dedicated thread, which waits for requests and timers. */
final class LoopThread implements LoopDriver {
  private static final int LARGEST_BATCH = 1_000;

  private final CommitLoop loop;
  private final BlockingQueue<Request<?>> requests = new LinkedBlockingQueue<>();
  private final Thread thread = DaemonThreads.named("task-hub").newThread(this::run);
  private volatile boolean closed;

  LoopThread(CommitLoop loop) {
    this.loop = loop;
  }

  @Override
  public void start() {
    loop.load();
    wake();
    thread.start();
  }

  @Override
  public void submit(Request<?> request) {
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
    List<Request<?>> batch = new ArrayList<>();
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

  private List<Request<?>> nextBatch() throws InterruptedException {
    List<Request<?>> batch = new ArrayList<>();
    Request<?> first = requests.poll();
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
    for (Request<?> request; (request = requests.poll()) != null; ) {
      request.fail(loop.reasonForEnd());
    }
  }
}

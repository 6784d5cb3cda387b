package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Plays rounds on a thread of its own, which waits for requests and timers. */
final class HubThread implements RoundDriver {
  private static final int MOST_PER_ROUND = 1_000;

  private final Rounds rounds;
  private final BlockingQueue<Request<?>> requests = new LinkedBlockingQueue<>();
  private final Thread thread = new Thread(this::run, "task-hub");
  private volatile boolean closed;

  HubThread(Rounds rounds) {
    this.rounds = rounds;
    thread.setDaemon(true);
  }

  @Override
  public void start() {
    requests.add(rounds.load());
    thread.start();
  }

  @Override
  public <T> CompletableFuture<T> submit(Function<Cycle, T> change) {
    Request<T> request = new Request<>(change);
    requests.add(request);
    if (closed) {
      request.fail(closedHub());
    }
    return request.answer();
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
    while (!closed) {
      List<Request<?>> round = new ArrayList<>();
      try {
        Request<?> first = next();
        if (first != null) {
          round.add(first);
          requests.drainTo(round, MOST_PER_ROUND - 1);
        }
      } catch (InterruptedException e) {
        break;
      }
      rounds.play(round);
    }
    closed = true;
    List<Request<?>> left = new ArrayList<>();
    requests.drainTo(left);
    Rounds.failAll(left, closedHub());
  }

  private Request<?> next() throws InterruptedException {
    Request<?> first = requests.poll();
    if (first == null) {
      rounds.rest();
      first = requests.poll(rounds.untilNextTimer().toNanos(), TimeUnit.NANOSECONDS);
    }
    return first;
  }

  private static StoreException closedHub() {
    return new StoreException("The task hub is closed.");
  }
}

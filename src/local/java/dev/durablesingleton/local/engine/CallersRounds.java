package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Plays rounds on the threads of those who submit changes: whoever comes first plays until nothing
 * is left, the others go on at once. So a work item's thread can go on with the next work item, and
 * no switch of threads lies between. Timers fire only where a round is played, so the clock should
 * be one that is moved by hand. A store that failed is tried again on a thread of its own.
 */
final class CallersRounds implements RoundDriver {

  private final Rounds rounds;
  private final Queue<Request<?>> requests = new ConcurrentLinkedQueue<>();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicBoolean retryAhead = new AtomicBoolean();
  private volatile boolean closed;

  CallersRounds(Rounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public void start() {
    add(rounds.load());
  }

  @Override
  public <T> CompletableFuture<T> submit(Function<Cycle, T> change) {
    Request<T> request = new Request<>(change);
    add(request);
    return request.answer();
  }

  /** Does not wait for a round that another thread plays. */
  @Override
  public void close() {
    closed = true;
  }

  private void add(Request<?> request) {
    requests.add(request);
    if (open.getAndIncrement() == 0) {
      playAll();
    }
  }

  private void playAll() {
    int taken;
    do {
      List<Request<?>> round = new ArrayList<>();
      for (Request<?> request; (request = requests.poll()) != null; ) {
        round.add(request);
      }
      taken = round.size();
      if (closed) {
        Rounds.failAll(round, new StoreException("The task hub is closed."));
        continue;
      }
      rounds.play(round);
      while (open.get() == taken && !closed) {
        rounds.rest();
        if (!rounds.untilNextTimer().isZero() && !rounds.untilNextTimer().isNegative()) {
          break;
        }
        rounds.play(List.of());
      }
      if (rounds.isOut()) {
        retryLater();
      }
    } while (open.addAndGet(-taken) != 0);
  }

  private void retryLater() {
    if (retryAhead.compareAndSet(false, true)) {
      CompletableFuture.delayedExecutor(rounds.untilNextTimer().toNanos(), TimeUnit.NANOSECONDS)
          .execute(
              () -> {
                retryAhead.set(false);
                wake();
              });
    }
  }
}

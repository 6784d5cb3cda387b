package dev.durablesingleton.local.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A loop that runs on its callers' threads")
class CallerRunsLoopTest {
  private static final int CALLERS = 8;
  private static final int REQUESTS = 20_000;

  private final OneByOne decider = new OneByOne();
  private final CallerRunsLoop<Unit> loop =
      new CallerRunsLoop<>(
          new CommitLoop<>(
              decider, IdleListener.none(), Duration.ofMillis(1), new HubLog(HostLog.none())));

  @Test
  void decides_each_request_once_and_on_one_thread_at_a_time() {
    ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    try {
      IntStream.range(0, CALLERS)
          .mapToObj(caller -> CompletableFuture.runAsync(this::submitAll, threads))
          .toList()
          .forEach(CompletableFuture::join);
    } finally {
      threads.shutdownNow();
    }
    assertThat(decider.overlaps).hasValue(0);
    assertThat(decider.decided).isEqualTo(CALLERS * REQUESTS);
  }

  @Test
  void leaves_a_request_to_the_thread_that_decides() {
    CompletableFuture<Void> begun = new CompletableFuture<>();
    CompletableFuture<Void> released = new CompletableFuture<>();
    CompletableFuture<Thread> first =
        CompletableFuture.supplyAsync(
            () ->
                loop.submit(
                        unit -> {
                          begun.complete(null);
                          released.join();
                          return Thread.currentThread();
                        })
                    .join());
    begun.join();
    CompletableFuture<Thread> second = loop.submit(unit -> Thread.currentThread());
    assertThat(second).isNotDone();
    released.complete(null);
    assertThat(second.join()).isEqualTo(first.join());
  }

  @Test
  void decides_what_a_decision_submits_after_it() {
    List<String> decided = new ArrayList<>();
    loop.submit(
        unit -> {
          unit.afterCommit(() -> loop.submit(other -> decided.add("second")));
          unit.afterCommit(() -> decided.add("first"));
          return null;
        });
    assertThat(decided).containsExactly("first", "second");
  }

  private void submitAll() {
    for (int i = 0; i < REQUESTS; i++) {
      loop.submit(unit -> decider.decided++).join();
    }
  }

  private record Unit(List<Runnable> effects) implements Effects {
    @Override
    public void afterCommit(Runnable effect) {
      effects.add(effect);
    }
  }

  /** Counts how often a decision begins before another one has ended. */
  private static final class OneByOne implements Decider<Unit> {
    private final AtomicInteger deciding = new AtomicInteger();
    private final AtomicInteger overlaps = new AtomicInteger();

    /** Not atomic, because only one thread at a time decides. */
    private int decided;

    @Override
    public void load() {}

    @Override
    public void decide(List<Request<Unit, ?>> requests) {
      if (deciding.getAndIncrement() != 0) {
        overlaps.incrementAndGet();
      }
      Unit unit = new Unit(new ArrayList<>());
      requests.forEach(request -> request.apply(unit));
      unit.effects().forEach(Runnable::run);
      deciding.decrementAndGet();
    }

    @Override
    public void fail(PoisonedInstanceException poisoned) {}

    @Override
    public void failWaiters(StoreException reason) {}

    @Override
    public int openWork() {
      return 0;
    }

    @Override
    public Instant nextTimer() {
      return null;
    }

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }
  }
}

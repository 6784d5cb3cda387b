package dev.durablesingleton.internal.start;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.durablesingleton.start.InstanceId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StartLocksTest {

  private static final InstanceId ID = new InstanceId("a");

  private final StartLocks locks = new StartLocks();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void give_an_id_to_one_thread_and_other_ids_to_others() throws Exception {
    assertThat(lockHere(ID)).isTrue();

    assertThat(threads.submit(() -> locks.tryLock(ID, MILLISECONDS.toNanos(20))).get()).isFalse();
    assertThat(threads.submit(() -> locks.tryLock(new InstanceId("b"), 0)).get()).isTrue();
  }

  @Test
  void give_an_id_in_the_order_of_the_requests() throws Exception {
    lockHere(ID);
    List<Integer> order = new CopyOnWriteArrayList<>();
    List<Future<?>> waiting = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      int number = i;
      AtomicReference<Thread> thread = new AtomicReference<>();
      waiting.add(
          threads.submit(
              () -> {
                thread.set(Thread.currentThread());
                locks.tryLock(ID, HOURS.toNanos(1));
                order.add(number);
                locks.unlock(ID);
                return null;
              }));
      await()
          .until(
              () -> thread.get() != null && thread.get().getState() == Thread.State.TIMED_WAITING);
    }
    locks.unlock(ID);
    for (Future<?> future : waiting) {
      future.get();
    }

    assertThat(order).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void hold_nothing_after_a_wait_that_ended_in_vain() throws Exception {
    lockHere(ID);
    threads.submit(() -> locks.tryLock(ID, 0)).get();
    AtomicReference<Thread> interrupted = new AtomicReference<>();
    Future<Boolean> waiting =
        threads.submit(
            () -> {
              interrupted.set(Thread.currentThread());
              return locks.tryLock(ID, HOURS.toNanos(1));
            });
    await()
        .until(
            () ->
                interrupted.get() != null
                    && interrupted.get().getState() == Thread.State.TIMED_WAITING);
    interrupted.get().interrupt();

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(waiting::get)
        .withCauseInstanceOf(InterruptedException.class);
    assertThat(locks.size()).isEqualTo(1);
    locks.unlock(ID);
    assertThat(locks.size()).isZero();
  }

  @Test
  void hold_nothing_after_many_threads_and_never_let_two_in() throws Exception {
    AtomicInteger[] inside = {new AtomicInteger(), new AtomicInteger(), new AtomicInteger()};
    List<Future<Integer>> results = new ArrayList<>();
    for (int thread = 0; thread < 8; thread++) {
      results.add(
          threads.submit(
              () -> {
                int most = 0;
                for (int i = 0; i < 3_000; i++) {
                  InstanceId id = new InstanceId("id-" + i % 3);
                  // A wait of 1 ns ends in vain most of the time.
                  if (locks.tryLock(id, i % 2 == 0 ? HOURS.toNanos(1) : 1)) {
                    most = Math.max(most, inside[i % 3].incrementAndGet());
                    inside[i % 3].decrementAndGet();
                    locks.unlock(id);
                  }
                }
                return most;
              }));
    }
    for (Future<Integer> result : results) {
      assertThat(result.get()).isEqualTo(1);
    }
    assertThat(locks.size()).isZero();
  }

  private boolean lockHere(InstanceId id) throws InterruptedException {
    return locks.tryLock(id, 0);
  }
}

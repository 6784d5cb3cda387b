package dev.durablesingleton.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.durablesingleton.local.engine.FaultyStore.Fault;
import dev.durablesingleton.local.store.Durability;
import dev.durablesingleton.local.store.MemoryStore;
import dev.durablesingleton.local.store.SqliteStore;
import dev.durablesingleton.local.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("If any operation of the store fails, nothing is lost and nothing happens twice")
class CrashConsistencyTest {
  private static final int SIDE_BY_SIDE = 4;
  private static final Store.Unfinished NOTHING =
      new Store.Unfinished(List.of(), List.of(), List.of(), List.of());

  private final ExecutorService executor = Executors.newFixedThreadPool(SIDE_BY_SIDE);

  @AfterEach
  void end() {
    executor.shutdownNow();
  }

  @ParameterizedTest
  @EnumSource
  void in_memory(Fault fault) {
    failAtEach(1, 1, at -> survives(new MemoryStore(), fault, at));
  }

  /** Much slower, so only a sample of operations fails; each run takes another sample. */
  @ParameterizedTest
  @EnumSource
  void in_a_file(Fault fault, @TempDir Path folder) {
    int step = fault.concernsCommits() ? 5 : 25;
    failAtEach(
        1 + ThreadLocalRandom.current().nextInt(step),
        step,
        at -> {
          try (Store store = SqliteStore.open(folder.resolve(at + ".db"), Durability.NORMAL)) {
            return survives(store, fault, at);
          }
        });
  }

  /**
   * Runs several in parallel, because each mostly waits, until the fault is after the last
   * operation.
   */
  private void failAtEach(int first, int step, IntPredicate strikes) {
    boolean struck = true;
    for (int at = first; struck; at += SIDE_BY_SIDE * step) {
      List<CompletableFuture<Boolean>> runs =
          IntStream.iterate(at, next -> next + step)
              .limit(SIDE_BY_SIDE)
              .mapToObj(next -> CompletableFuture.supplyAsync(() -> strikes.test(next), executor))
              .toList();
      struck = runs.stream().map(CompletableFuture::join).reduce(true, Boolean::logicalAnd);
    }
  }

  /** Returns whether the fault occurred. */
  private static boolean survives(Store store, Fault fault, int at) {
    FaultyStore faulty = new FaultyStore(store, fault, at);
    try (TestWorker worker = new TestWorker()) {
      MixOrchestrators.teach(worker);
      try (FragileHub hub = new FragileHub(store, faulty, new CheckingWorker(worker))) {
        Mix mix = new Mix(hub);
        mix.run();
        mix.check();
        await()
            .pollInterval(Duration.ofMillis(1))
            .untilAsserted(() -> assertThat(store.unfinished()).isEqualTo(NOTHING));
      }
    } catch (Throwable e) {
      throw new AssertionError("%s at operation %d".formatted(fault, at), e);
    }
    return faulty.hasStruck();
  }
}

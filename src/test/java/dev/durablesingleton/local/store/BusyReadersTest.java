package dev.durablesingleton.local.store;

import static dev.durablesingleton.local.store.Samples.instance;
import static dev.durablesingleton.local.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BusyReadersTest {
  private static final int READERS = 4;

  @Test
  void a_read_fails_if_long_reads_use_all_connections_but_the_hub_continues(@TempDir Path folder)
      throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(READERS);
    CountDownLatch busy = new CountDownLatch(READERS);
    CountDownLatch release = new CountDownLatch(1);
    try (Store store = SqliteStore.open(folder.resolve("hub.db"), Durability.NORMAL)) {
      write(store, changes -> changes.create(instance("a")));
      for (int i = 0; i < READERS; i++) {
        threads.execute(
            () ->
                store.visit(
                    InstanceQuery.all(),
                    1,
                    Store.Texts.NONE,
                    seen -> {
                      busy.countDown();
                      return await(release);
                    }));
      }
      busy.await();
      assertThatThrownBy(() -> store.find("a"))
          .isInstanceOf(StoreException.class)
          .hasMessage("The task hub is busy with 4 other long reads; try again.");
      assertThat(store.unfinished()).isNotNull();
      write(
          store,
          changes -> {
            assertThat(changes.status("a")).isPresent();
            assertThat(changes.history("a")).isEmpty();
          });
      release.countDown();
      assertThat(store.find("a")).isPresent();
    } finally {
      release.countDown();
      threads.shutdown();
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return true;
  }
}

package dev.durablesingleton.local.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durablesingleton.local.functionapp.PackageException;
import dev.durablesingleton.local.functionapp.StagedPackage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("When a host ends, function code")
class FunctionThreadsTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path folder;

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private FunctionThreads threads;
  private Future<Boolean> running;

  @BeforeEach
  void runOne() throws PackageException, InterruptedException {
    threads =
        FunctionThreads.of(
            StagedPackage.in(folder)
                .file(
                    "host.json",
                    "{\"version\": \"2.0\", \"extensions\": {\"durableTask\":"
                        + " {\"maxConcurrentActivityFunctions\": 1}}}")
                .open()
                .hostJson()
                .durableTask());
    running =
        threads
            .activities()
            .submit(
                () -> {
                  begun.countDown();
                  return mayEnd.await(LONG.toSeconds(), TimeUnit.SECONDS);
                });
    begun.await();
  }

  @Test
  void that_runs_gets_its_time_and_is_never_interrupted()
      throws InterruptedException, ExecutionException {
    threads.close(Duration.ZERO);
    assertThat(running).isNotDone();

    mayEnd.countDown();
    threads.close(LONG);
    assertThat(running).isDone();
    assertThat(running.get()).isTrue();
  }

  @Test
  void that_has_not_begun_is_dropped() {
    Future<?> queued = threads.activities().submit(begun::countDown);

    threads.close(Duration.ZERO);
    mayEnd.countDown();
    threads.close(LONG);

    assertThatThrownBy(() -> queued.get(0, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
  }

  @Test
  void is_not_begun_any_more() {
    threads.close(Duration.ZERO);
    mayEnd.countDown();

    assertThatThrownBy(() -> threads.requests().execute(begun::countDown))
        .isInstanceOf(RejectedExecutionException.class);
  }
}

package dev.durablesingleton.internal.start;

import static com.microsoft.durabletask.OrchestrationRuntimeStatus.COMPLETED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.when;

import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.fixtures.AzureStorageHub;
import dev.durablesingleton.fixtures.Contexts;
import dev.durablesingleton.fixtures.Instances;
import dev.durablesingleton.fixtures.LogLines;
import dev.durablesingleton.internal.client.DurableClients;
import dev.durablesingleton.start.InstanceId;
import dev.durablesingleton.start.JsonInput;
import dev.durablesingleton.start.Reuse;
import dev.durablesingleton.start.StartOutcome;
import dev.durablesingleton.start.StartOutcome.Busy;
import dev.durablesingleton.start.StartOutcome.Started;
import dev.durablesingleton.start.StartRequest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StartLimitsTest {

  private static final Duration SHORT = Duration.ofMillis(50);

  private final LogLines log = new LogLines();
  private final AzureStorageHub hub = new AzureStorageHub().reaching(COMPLETED);
  private final CountDownLatch release = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    release.countDown();
    threads.shutdownNow();
  }

  @Test
  void a_start_does_not_wait_longer_than_its_limit_for_another_start_of_its_id() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    hub.beforeWrite(
        () -> {
          entered.countDown();
          awaitLatch(release);
        });
    DurableClientContext durable = Contexts.handingOut(hub.client());
    SingletonStarter starter = starter(new StartLimits(SHORT, 1, SHORT));
    Future<StartOutcome> first = threads.submit(() -> start(starter, durable, "a"));
    entered.await();

    assertThat(start(starter, durable, "a")).isEqualTo(new Busy(new InstanceId("a"), SHORT));
    assertThat(log.messages()).anyMatch(line -> line.contains("\"outcome\":\"Busy\""));
    release.countDown();
    assertThat(first.get()).isInstanceOf(Started.class);
    assertThat(hub.runs()).isEqualTo(1);
  }

  @Test
  void only_so_many_callers_wait_for_completion_and_the_others_return_at_once() throws Exception {
    AtomicInteger waiting = new AtomicInteger();
    DurableTaskClient client = hub.client();
    when(client.waitForInstanceCompletion(anyString(), any(), anyBoolean()))
        .thenAnswer(
            call -> {
              waiting.incrementAndGet();
              awaitLatch(release);
              return Instances.instance(call.getArgument(0), COMPLETED, "1");
            });
    DurableClientContext durable = Contexts.handingOut(client);
    SingletonStarter starter = starter(new StartLimits(Duration.ofSeconds(30), 2, SHORT));
    Future<StartOutcome> one = threads.submit(() -> startAndWait(starter, durable, "a"));
    Future<StartOutcome> two = threads.submit(() -> startAndWait(starter, durable, "b"));
    await().until(() -> waiting.get() == 2);

    assertThat(startAndWait(starter, durable, "c")).isEqualTo(new Started(new InstanceId("c")));
    release.countDown();
    assertThat(finished(one.get())).isTrue();
    assertThat(finished(two.get())).isTrue();
    assertThat(finished(startAndWait(starter, durable, "d"))).isTrue();
  }

  private StartOutcome start(SingletonStarter starter, DurableClientContext durable, String id) {
    return starter.start(durable, request(id), log.logger());
  }

  private StartOutcome startAndWait(
      SingletonStarter starter, DurableClientContext durable, String id) {
    return starter.start(durable, request(id), Duration.ofSeconds(230), log.logger());
  }

  private static boolean finished(StartOutcome outcome) {
    return ((Started) outcome).finished() != null;
  }

  private static StartRequest request(String id) {
    return new StartRequest("HelloCities", new InstanceId(id), new JsonInput("1"), Reuse.NEVER);
  }

  private static SingletonStarter starter(StartLimits limits) {
    return new SingletonStarter(new DurableClients(Runnable::run), limits, System::nanoTime);
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

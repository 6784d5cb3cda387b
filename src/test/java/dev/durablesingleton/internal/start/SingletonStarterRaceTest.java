package dev.durablesingleton.internal.start;

import static com.microsoft.durabletask.OrchestrationRuntimeStatus.COMPLETED;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.fixtures.AzureStorageHub;
import dev.durablesingleton.fixtures.Contexts;
import dev.durablesingleton.fixtures.LogLines;
import dev.durablesingleton.internal.client.DurableClients;
import dev.durablesingleton.start.InstanceId;
import dev.durablesingleton.start.JsonInput;
import dev.durablesingleton.start.Reuse;
import dev.durablesingleton.start.StartOutcome;
import dev.durablesingleton.start.StartOutcome.AlreadyExists;
import dev.durablesingleton.start.StartOutcome.Started;
import dev.durablesingleton.start.StartRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SingletonStarterRaceTest {

  private static final int CALLERS = 8;

  private final LogLines log = new LogLines();
  private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @RepeatedTest(20)
  void one_caller_of_many_processes_wins_though_the_engine_reports_success_to_all()
      throws Exception {
    CyclicBarrier allHaveRead = new CyclicBarrier(CALLERS);
    AzureStorageHub hub = new AzureStorageHub().beforeWrite(() -> await(allHaveRead));

    List<StartOutcome> outcomes = race(SingletonStarterRaceTest::starterInNewProcess, hub);

    assertThat(outcomes).filteredOn(Started.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(AlreadyExists.class::isInstance).hasSize(CALLERS - 1);
    int winner = outcomes.indexOf(new Started(new InstanceId("race")));
    assertThat(hub.input("race").strip()).isEqualTo(String.valueOf(winner));
  }

  @RepeatedTest(3)
  void one_caller_of_a_process_wins_though_its_instance_finishes_before_the_others_schedule()
      throws Exception {
    CountDownLatch allHaveQueried = new CountDownLatch(CALLERS);
    Queue<Boolean> met = new ConcurrentLinkedQueue<>();
    AzureStorageHub hub =
        new AzureStorageHub().reaching(COMPLETED).afterAsk(() -> met.add(meet(allHaveQueried)));
    SingletonStarter starter = starterInNewProcess();

    List<StartOutcome> outcomes = race(() -> starter, hub);

    assertThat(met.peek()).as("all callers queried before the first one started").isFalse();
    assertThat(outcomes).filteredOn(Started.class::isInstance).hasSize(1);
    assertThat(hub.runs()).isEqualTo(1);
  }

  @Test
  void starts_of_different_ids_run_in_parallel() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    AzureStorageHub hub = new AzureStorageHub().beforeWrite(() -> await(both));
    DurableClientContext context = Contexts.handingOut(hub.client());
    SingletonStarter starter = starterInNewProcess();

    Future<StartOutcome> one =
        threads.submit(() -> starter.start(context, request("a", 1), log.logger()));
    Future<StartOutcome> other =
        threads.submit(() -> starter.start(context, request("b", 2), log.logger()));

    assertThat(one.get()).isInstanceOf(Started.class);
    assertThat(other.get()).isInstanceOf(Started.class);
  }

  private List<StartOutcome> race(Callable<SingletonStarter> process, AzureStorageHub hub)
      throws Exception {
    List<Callable<StartOutcome>> callers = new ArrayList<>();
    for (int caller = 0; caller < CALLERS; caller++) {
      SingletonStarter starter = process.call();
      DurableClientContext context = Contexts.handingOut(hub.client());
      StartRequest request = request("race", caller);
      callers.add(() -> starter.start(context, request, log.logger()));
    }
    List<StartOutcome> outcomes = new ArrayList<>();
    for (Future<StartOutcome> future : threads.invokeAll(callers)) {
      outcomes.add(future.get());
    }
    return outcomes;
  }

  private static SingletonStarter starterInNewProcess() {
    return new SingletonStarter(
        new DurableClients(Runnable::run), StartLimits.DEFAULT, System::nanoTime);
  }

  private static StartRequest request(String id, int input) {
    return new StartRequest(
        "HelloCities", new InstanceId(id), new JsonInput(String.valueOf(input)), Reuse.NEVER);
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Waits a moment for all callers to query, so that callers that are not serialised would all
   * schedule with an outdated status.
   *
   * @return whether all have queried; false for the first caller if callers are serialised
   */
  private static boolean meet(CountDownLatch all) {
    try {
      all.countDown();
      return all.await(50, MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

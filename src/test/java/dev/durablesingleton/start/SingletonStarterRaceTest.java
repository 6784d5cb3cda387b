package dev.durablesingleton.start;

import static com.microsoft.durabletask.OrchestrationRuntimeStatus.COMPLETED;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.client.DurableClients;
import dev.durablesingleton.fixtures.AzureStorageHub;
import dev.durablesingleton.fixtures.Contexts;
import dev.durablesingleton.start.StartOutcome.AlreadyExists;
import dev.durablesingleton.start.StartOutcome.Started;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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

  private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @RepeatedTest(20)
  void of_callers_in_many_processes_whom_the_engine_all_told_success_one_started_it()
      throws Exception {
    CyclicBarrier allHaveLooked = new CyclicBarrier(CALLERS);
    AzureStorageHub hub = new AzureStorageHub().beforeWrite(() -> await(allHaveLooked));

    List<StartOutcome> outcomes = race(SingletonStarterRaceTest::starterInNewProcess, hub);

    assertThat(outcomes).filteredOn(Started.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(AlreadyExists.class::isInstance).hasSize(CALLERS - 1);
    int winner = outcomes.indexOf(new Started(new InstanceId("race")));
    assertThat(hub.input("race").strip()).isEqualTo(String.valueOf(winner));
  }

  @RepeatedTest(3)
  void of_callers_in_one_process_one_starts_it_though_it_finishes_before_the_others_schedule()
      throws Exception {
    CountDownLatch allHaveAsked = new CountDownLatch(CALLERS);
    AzureStorageHub hub =
        new AzureStorageHub().reaching(COMPLETED).afterAsk(() -> meet(allHaveAsked));
    SingletonStarter starter = starterInNewProcess();

    List<StartOutcome> outcomes = race(() -> starter, hub);

    assertThat(outcomes).filteredOn(Started.class::isInstance).hasSize(1);
    assertThat(hub.runs()).isEqualTo(1);
  }

  @Test
  void starts_of_other_ids_do_not_wait_for_each_other() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    AzureStorageHub hub = new AzureStorageHub().beforeWrite(() -> await(both));
    DurableClientContext context = Contexts.handingOut(hub.client());
    SingletonStarter starter = starterInNewProcess();

    Future<StartOutcome> one = threads.submit(() -> starter.start(context, request("a", 1)));
    Future<StartOutcome> other = threads.submit(() -> starter.start(context, request("b", 2)));

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
      callers.add(() -> starter.start(context, request));
    }
    List<StartOutcome> outcomes = new ArrayList<>();
    for (Future<StartOutcome> future : threads.invokeAll(callers)) {
      outcomes.add(future.get());
    }
    return outcomes;
  }

  private static SingletonStarter starterInNewProcess() {
    return new SingletonStarter(new DurableClients(Runnable::run), System::nanoTime);
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
   * Callers that may all ask at once do meet here; those that may not go on alone after a moment.
   */
  private static void meet(CountDownLatch all) {
    try {
      all.countDown();
      assertThat(all.await(50, MILLISECONDS) || all.getCount() > 0).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

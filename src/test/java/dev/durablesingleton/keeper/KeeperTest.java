package dev.durablesingleton.keeper;

import static com.microsoft.durabletask.OrchestrationRuntimeStatus.FAILED;
import static com.microsoft.durabletask.OrchestrationRuntimeStatus.RUNNING;
import static com.microsoft.durabletask.OrchestrationRuntimeStatus.TERMINATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.client.DurableClients;
import dev.durablesingleton.fixtures.AzureStorageHub;
import dev.durablesingleton.fixtures.AzureStorageHub.Call;
import dev.durablesingleton.fixtures.Contexts;
import dev.durablesingleton.fixtures.Instances;
import dev.durablesingleton.fixtures.LogLines;
import dev.durablesingleton.start.InstanceId;
import dev.durablesingleton.start.JsonInput;
import dev.durablesingleton.start.LoggedStarter;
import dev.durablesingleton.start.Reuse;
import dev.durablesingleton.start.SingletonStarter;
import io.grpc.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeeperTest {

  private static final String FAILED_ONCE =
      "'HelloCities' with ID = 'a' has failed, 1 in a row, last at 2026-03-01T10:21:00Z;"
          + " it is held back until 2026-03-01T10:22:00Z.";

  private final AzureStorageHub hub = new AzureStorageHub();
  private final LogLines log = new LogLines();
  private Instant now = Instances.UPDATED;

  @Test
  void starts_what_is_absent_with_the_input_of_its_entry() {
    keep(kept("a", Reuse.NEVER), kept("b", Reuse.FINISHED));

    assertThat(hub.runs()).isEqualTo(2);
    assertThat(hub.input("a").strip()).isEqualTo("{\"n\": 1.50}");
    assertThat(log.messages())
        .contains("Started orchestration with ID = 'a'.", "Started orchestration with ID = 'b'.");
  }

  @Test
  void asks_no_engine_anything_where_nothing_is_kept() {
    DurableClientContext context = Contexts.handingOut(hub.client());
    keeper().keep(new KeptSingletons(List.of(), List.of()), context, log.logger());

    verify(context, never()).getClient();
    assertThat(log.messages()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "RUNNING, FINISHED, 1", "PENDING, FINISHED, 1", "SUSPENDED, FINISHED, 1",
    "COMPLETED, FINISHED, 2", "COMPLETED, UNSUCCESSFUL, 1", "COMPLETED, NEVER, 1",
    "TERMINATED, UNSUCCESSFUL, 2", "TERMINATED, NEVER, 1", "FAILED, NEVER, 1"
  })
  void starts_again_at_once_what_ended_otherwise_than_by_failure_if_the_policy_allows(
      OrchestrationRuntimeStatus status, Reuse reuse, int runs) {
    hub.reaching(status);
    keep(kept("a", reuse));
    keep(kept("a", reuse));

    assertThat(hub.runs()).isEqualTo(runs);
  }

  @Test
  void says_nothing_of_what_runs() {
    hub.reaching(RUNNING);
    keep(kept("a", Reuse.FINISHED));
    List<String> before = log.messages();
    keep(kept("a", Reuse.FINISHED));

    assertThat(log.messages()).isEqualTo(before);
  }

  @Test
  void holds_back_what_failed_and_says_until_when() {
    hub.reaching(FAILED);
    keep(kept("a", Reuse.UNSUCCESSFUL));
    now = Instances.UPDATED.plusSeconds(59);
    keep(kept("a", Reuse.UNSUCCESSFUL));

    assertThat(hub.runs()).isEqualTo(1);
    assertThat(log.messages()).last().isEqualTo(FAILED_ONCE);

    now = Instances.UPDATED.plusSeconds(60);
    keep(kept("a", Reuse.UNSUCCESSFUL));
    assertThat(hub.runs()).isEqualTo(2);
  }

  @Test
  void holds_back_what_fails_again_and_again_longer_each_time() {
    hub.reaching(FAILED);
    keep(kept("a", Reuse.UNSUCCESSFUL));
    List<Long> waits = Stream.generate(this::minutesUntilTheNextStart).limit(9).toList();

    assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
  }

  @Test
  void counts_from_the_beginning_after_a_run_that_was_terminated() {
    hub.reaching(FAILED);
    keep(kept("a", Reuse.UNSUCCESSFUL));
    minutesUntilTheNextStart();
    assertThat(minutesUntilTheNextStart()).isEqualTo(2);

    hub.reaching(TERMINATED);
    minutesUntilTheNextStart();
    hub.reaching(FAILED);
    keep(kept("a", Reuse.UNSUCCESSFUL));
    assertThat(minutesUntilTheNextStart()).isEqualTo(1);
  }

  @Test
  void logs_what_is_left_out_and_what_goes_wrong_and_keeps_the_others() {
    DurableTaskClient client = hub.client();
    doThrow(Status.PERMISSION_DENIED.asRuntimeException())
        .when(client)
        .getInstanceMetadata(eq("bad"), anyBoolean());
    KeptSingletons singletons =
        new KeptSingletons(
            List.of(kept("bad", Reuse.NEVER), kept("good", Reuse.NEVER)),
            List.of("Line 3 of SINGLETONS is left out: why"));
    keeper().keep(singletons, Contexts.handingOut(client), log.logger());

    assertThat(hub.runs()).isEqualTo(1);
    assertThat(log.messages())
        .startsWith(
            "Line 3 of SINGLETONS is left out: why",
            "Keeping 'HelloCities' with ID = 'bad' failed.");
  }

  @Test
  void says_in_one_sentence_that_the_engine_is_out_of_reach_and_what_became_of_a_start() {
    hub.withoutStorageAt(Call.QUESTION);
    keep(kept("a", Reuse.NEVER));
    assertThat(log.messages())
        .containsExactly(
            "'HelloCities' with ID = 'a' was not looked at, since the Durable engine or its storage is not reachable (UNKNOWN); the next look is at the next run of the timer.");

    hub.withoutStorageAt(Call.READ_BACK);
    keep(kept("a", Reuse.NEVER));
    assertThat(log.messages().get(1)).contains("\"outcome\":\"Unavailable\"");
    assertThat(log.messages())
        .last()
        .isEqualTo(
            "The Durable engine or its storage is not reachable, and 'HelloCities' with ID = 'a' may have been started all the same; the next look is at the next run of the timer.");
  }

  @RepeatedTest(5)
  void on_many_machines_at_once_starts_each_once_though_the_engine_tells_all_success()
      throws Exception {
    int machines = 8;
    CyclicBarrier allHaveLooked = new CyclicBarrier(machines);
    hub.beforeWrite(() -> await(allHaveLooked));
    Callable<Void> machine =
        () -> {
          keep(kept("a", Reuse.FINISHED));
          return null;
        };
    ExecutorService threads = Executors.newFixedThreadPool(machines);
    try {
      threads.invokeAll(Stream.generate(() -> machine).limit(machines).toList());
    } finally {
      threads.shutdownNow();
    }

    assertThat(log.messages())
        .filteredOn("Started orchestration with ID = 'a'."::equals)
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"COMPLETED, FINISHED", "FAILED, UNSUCCESSFUL", "TERMINATED, UNSUCCESSFUL"})
  void starts_nothing_upon_a_run_that_came_and_ended_since_it_looked(
      OrchestrationRuntimeStatus status, Reuse reuse) {
    hub.reaching(status);
    AtomicBoolean looked = new AtomicBoolean();
    hub.afterAsk(
        () -> {
          if (!looked.getAndSet(true)) {
            keep(kept("a", reuse));
          }
        });
    keep(kept("a", reuse));

    assertThat(hub.runs()).isEqualTo(1);
    assertThat(log.messages()).last().asString().contains("\"outcome\":\"RaceLost\"");
  }

  /** Looks each minute; times are whole minutes after the end that all runs of the hub have. */
  private long minutesUntilTheNextStart() {
    int runs = hub.runs();
    long minutes = 0;
    while (minutes <= 60) {
      now = Instances.UPDATED.plus(Duration.ofMinutes(minutes));
      keep(kept("a", Reuse.UNSUCCESSFUL));
      if (hub.runs() > runs) {
        return minutes;
      }
      minutes++;
    }
    throw new AssertionError("It was not started within an hour.");
  }

  private void keep(KeptSingleton... singletons) {
    keeper()
        .keep(
            new KeptSingletons(List.of(singletons), List.of()),
            Contexts.handingOut(hub.client()),
            log.logger());
  }

  private Keeper keeper() {
    DurableClients clients = new DurableClients(Runnable::run);
    return new Keeper(
        clients,
        new LoggedStarter(new SingletonStarter(clients, System::nanoTime), System::nanoTime),
        Clock.fixed(now, ZoneOffset.UTC));
  }

  private static KeptSingleton kept(String id, Reuse reuse) {
    return new KeptSingleton(
        "HelloCities", new InstanceId(id), new JsonInput("{\"n\": 1.50}"), reuse);
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}

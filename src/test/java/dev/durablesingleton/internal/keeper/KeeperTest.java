package dev.durablesingleton.internal.keeper;

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
import dev.durablesingleton.fixtures.AzureStorageHub;
import dev.durablesingleton.fixtures.AzureStorageHub.Call;
import dev.durablesingleton.fixtures.Contexts;
import dev.durablesingleton.fixtures.Instances;
import dev.durablesingleton.fixtures.LogLines;
import dev.durablesingleton.internal.client.DurableClients;
import dev.durablesingleton.internal.settings.KeptSingleton;
import dev.durablesingleton.internal.settings.KeptSingletons;
import dev.durablesingleton.internal.start.SingletonStarter;
import dev.durablesingleton.internal.start.StartLimits;
import dev.durablesingleton.start.InstanceId;
import dev.durablesingleton.start.JsonInput;
import dev.durablesingleton.start.Reuse;
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
      "'HelloCities' with ID = 'a' has failed (failures in a row: 1, last at 2026-03-01T10:21:00Z);"
          + " it is not restarted before 2026-03-01T10:22:00Z.";

  private final AzureStorageHub hub = new AzureStorageHub();
  private final LogLines log = new LogLines();
  private Instant now = Instances.UPDATED;

  @Test
  void starts_a_missing_instance_with_the_input_of_its_entry() {
    keep(kept("a", Reuse.NEVER), kept("b", Reuse.FINISHED));

    assertThat(hub.runs()).isEqualTo(2);
    assertThat(hub.input("a").strip()).isEqualTo("{\"n\": 1.50}");
    assertThat(log.messages())
        .contains("Started orchestration with ID = 'a'.", "Started orchestration with ID = 'b'.");
  }

  @Test
  void does_not_call_the_engine_if_nothing_is_kept() {
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
  void restarts_an_ended_instance_at_once_if_it_did_not_fail_and_the_policy_allows_it(
      OrchestrationRuntimeStatus status, Reuse reuse, int runs) {
    hub.reaching(status);
    keep(kept("a", reuse));
    keep(kept("a", reuse));

    assertThat(hub.runs()).isEqualTo(runs);
  }

  @Test
  void logs_nothing_about_running_instances() {
    hub.reaching(RUNNING);
    keep(kept("a", Reuse.FINISHED));
    List<String> before = log.messages();
    keep(kept("a", Reuse.FINISHED));

    assertThat(log.messages()).isEqualTo(before);
  }

  @Test
  void delays_the_restart_of_a_failed_instance_and_logs_until_when() {
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
  void delays_longer_after_each_further_failure() {
    hub.reaching(FAILED);
    keep(kept("a", Reuse.UNSUCCESSFUL));
    List<Long> waits = Stream.generate(this::minutesUntilNextStart).limit(9).toList();

    assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
  }

  @Test
  void resets_the_count_after_a_terminated_run() {
    hub.reaching(FAILED);
    keep(kept("a", Reuse.UNSUCCESSFUL));
    minutesUntilNextStart();
    assertThat(minutesUntilNextStart()).isEqualTo(2);

    hub.reaching(TERMINATED);
    minutesUntilNextStart();
    hub.reaching(FAILED);
    keep(kept("a", Reuse.UNSUCCESSFUL));
    assertThat(minutesUntilNextStart()).isEqualTo(1);
  }

  @Test
  void logs_invalid_and_failing_entries_and_keeps_the_others() {
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
            "'HelloCities' with ID = 'a' was not checked because the Durable engine or its storage is not reachable (UNKNOWN); the next run of the timer checks it again.");

    hub.withoutStorageAt(Call.READ_BACK);
    keep(kept("a", Reuse.NEVER));
    assertThat(log.messages().get(1)).contains("\"outcome\":\"Unavailable\"");
    assertThat(log.messages())
        .last()
        .isEqualTo(
            "The Durable engine or its storage is not reachable, and 'HelloCities' with ID = 'a' may have been started nevertheless; the next run of the timer checks it again.");
  }

  @RepeatedTest(5)
  void on_many_machines_starts_an_instance_once_though_the_engine_reports_success_to_all()
      throws Exception {
    int machines = 8;
    CyclicBarrier allHaveRead = new CyclicBarrier(machines);
    hub.beforeWrite(() -> await(allHaveRead));
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
  void does_not_replace_a_run_that_came_and_ended_since_its_query(
      OrchestrationRuntimeStatus status, Reuse reuse) {
    hub.reaching(status);
    AtomicBoolean queried = new AtomicBoolean();
    hub.afterAsk(
        () -> {
          if (!queried.getAndSet(true)) {
            keep(kept("a", reuse));
          }
        });
    keep(kept("a", reuse));

    assertThat(hub.runs()).isEqualTo(1);
    assertThat(log.messages()).last().asString().contains("\"outcome\":\"RaceLost\"");
  }

  /** Runs the keeper each minute, counted from the time at which all runs of the hub end. */
  private long minutesUntilNextStart() {
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
        new SingletonStarter(clients, StartLimits.DEFAULT, System::nanoTime),
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

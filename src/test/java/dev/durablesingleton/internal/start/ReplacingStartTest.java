package dev.durablesingleton.internal.start;

import static com.microsoft.durabletask.OrchestrationRuntimeStatus.COMPLETED;
import static com.microsoft.durabletask.OrchestrationRuntimeStatus.PENDING;
import static com.microsoft.durabletask.OrchestrationRuntimeStatus.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import dev.durablesingleton.fixtures.AzureStorageHub;
import dev.durablesingleton.fixtures.AzureStorageService;
import dev.durablesingleton.fixtures.Callers;
import dev.durablesingleton.fixtures.Contexts;
import dev.durablesingleton.fixtures.Instances;
import dev.durablesingleton.fixtures.LogLines;
import dev.durablesingleton.fixtures.SidecarServer;
import dev.durablesingleton.internal.client.DurableClients;
import dev.durablesingleton.start.InstanceId;
import dev.durablesingleton.start.JsonInput;
import dev.durablesingleton.start.Reuse;
import dev.durablesingleton.start.StartOutcome;
import dev.durablesingleton.start.StartOutcome.AlreadyExists;
import dev.durablesingleton.start.StartOutcome.AnotherRun;
import dev.durablesingleton.start.StartOutcome.Started;
import dev.durablesingleton.start.StartOutcome.StillRunning;
import dev.durablesingleton.start.StartRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A start with reuse=any")
class ReplacingStartTest {

  private static final int CALLERS = 8;
  private static final int ROUNDS = 25;
  private static final InstanceId ID = new InstanceId("one");
  private static final StartLimits LIMITS =
      new StartLimits(Duration.ofSeconds(30), 1, Duration.ofMillis(20));

  @RegisterExtension static final Callers THREADS = new Callers(CALLERS);

  private final AzureStorageHub hub = new AzureStorageHub().reaching(RUNNING);
  private final LogLines log = new LogLines();
  private final DurableClients clients = new DurableClients(Runnable::run);
  private final SingletonStarter starter =
      // Time stands still, so that no query is repeated.
      new SingletonStarter(clients, LIMITS, () -> 0);
  private SidecarServer engine;

  @BeforeEach
  void serve() throws IOException {
    engine = new SidecarServer(new AzureStorageService(hub));
  }

  @AfterEach
  void close() {
    clients.close();
    engine.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = OrchestrationRuntimeStatus.class,
      names = {"PENDING", "RUNNING", "SUSPENDED"})
  void ends_an_instance_that_has_not_finished_and_replaces_it(OrchestrationRuntimeStatus status) {
    hub.reaching(status);
    start("1");

    assertThat(start("2")).isEqualTo(new Started(ID));
    assertThat(hub.input(ID.value()).strip()).isEqualTo("2");
    assertThat(hub.runs()).isEqualTo(2);
  }

  @Test
  void terminates_nothing_if_there_is_no_instance_or_a_finished_one() {
    hub.reaching(COMPLETED);

    assertThat(start("1")).isEqualTo(new Started(ID));
    assertThat(start("2")).isEqualTo(new Started(ID));
    assertThat(hub.terminations()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0", "2"})
  void has_one_winner_of_many_callers_that_saw_the_same_run(int lostTerminations) throws Exception {
    start("0");
    hub.losingTerminations(lostTerminations);
    for (int round = 0; round < ROUNDS; round++) {
      CountDownLatch allHaveRead = new CountDownLatch(CALLERS);
      hub.afterRead(() -> pass(allHaveRead));
      String prefix = "\"" + round + "-";
      List<StartOutcome> outcomes = THREADS.race(caller -> start(prefix + caller + "\""));

      assertThat(outcomes).filteredOn(Started.class::isInstance).hasSize(1);
      assertThat(outcomes).filteredOn(AlreadyExists.class::isInstance).hasSize(CALLERS - 1);
      int winner = outcomes.indexOf(new Started(ID));
      assertThat(hub.input(ID.value()).strip()).isEqualTo(prefix + winner + "\"");
      assertThat(hub.runs()).isEqualTo(round + 2);
    }
    assertThat(hub.terminations()).isEqualTo(ROUNDS * (lostTerminations + 1));
  }

  @Test
  void gives_up_at_the_limit_if_the_instance_does_not_end() {
    start("1");
    hub.losingTerminations(Integer.MAX_VALUE);
    Duration limit = Duration.ofSeconds(1);

    // Without gRPC, whose deadline could also end the start.
    try (DurableClients direct = new DurableClients(Runnable::run)) {
      StartLimits limits = new StartLimits(limit, 1, Duration.ofMillis(20));
      assertThat(
              new SingletonStarter(direct, limits, () -> 0)
                  .start(Contexts.handingOut(hub.client()), request(ID, "2"), log.logger()))
          .isEqualTo(new StillRunning(ID, limit));
    }
    assertThat(hub.runs()).isEqualTo(1);
    assertThat(hub.input(ID.value()).strip()).isEqualTo("1");
  }

  @Test
  void says_that_a_run_without_a_tag_may_have_continued_as_new() {
    DurableTaskClient client = mock(DurableTaskClient.class);
    when(client.getInstanceMetadata(anyString(), anyBoolean()))
        .thenReturn(running(Instances.CREATED), running(Instances.CREATED.plusMillis(1)));

    assertThat(starter.start(Contexts.handingOut(client), request(ID, "1"), log.logger()))
        .isInstanceOf(AnotherRun.class);
    verify(client, never()).terminate(any(), any());
  }

  @Test
  void ends_a_run_that_another_tool_has_started_without_a_tag() {
    hub.putRival(ID.value());

    assertThat(start("2")).isEqualTo(new Started(ID));
  }

  private StartOutcome start(String input) {
    return start(starter, input);
  }

  private StartOutcome start(SingletonStarter process, String input) {
    return process.start(engine.context(), request(ID, input), log.logger());
  }

  private static StartRequest request(InstanceId id, String input) {
    return new StartRequest("HelloCities", id, new JsonInput(input), Reuse.ANY);
  }

  private static OrchestrationMetadata running(Instant created) {
    return Instances.of(
        Instances.state(ID.value(), PENDING)
            .setCreatedTimestamp(Instances.timestamp(created))
            .build());
  }

  /** Holds the first reads until all callers have read; later reads pass. */
  private static void pass(CountDownLatch allHaveRead) {
    try {
      allHaveRead.countDown();
      allHaveRead.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

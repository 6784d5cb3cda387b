package dev.durablesingleton.internal.start;

import static com.microsoft.durabletask.OrchestrationRuntimeStatus.COMPLETED;
import static com.microsoft.durabletask.OrchestrationRuntimeStatus.FAILED;
import static com.microsoft.durabletask.OrchestrationRuntimeStatus.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.fixtures.AzureStorageHub;
import dev.durablesingleton.fixtures.AzureStorageService;
import dev.durablesingleton.fixtures.LogLines;
import dev.durablesingleton.fixtures.SidecarServer;
import dev.durablesingleton.fixtures.StarterProcess;
import dev.durablesingleton.fixtures.StarterProcess.Answers;
import dev.durablesingleton.internal.client.DurableClients;
import dev.durablesingleton.start.InstanceId;
import dev.durablesingleton.start.JsonInput;
import dev.durablesingleton.start.Reuse;
import dev.durablesingleton.start.StartOutcome;
import dev.durablesingleton.start.StartOutcome.AlreadyExists;
import dev.durablesingleton.start.StartOutcome.Started;
import dev.durablesingleton.start.StartRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Starts in different processes on an engine like Azure Storage")
class ExactlyOnceTest {

  private static final int CALLERS_PER_PROCESS = 4;
  private static final int ROUNDS = 100;
  private static final long LATENCY_NANOS = 500_000;
  private static final InstanceId ID = new InstanceId("one");

  private final LogLines log = new LogLines();
  private final AzureStorageHub hub = new AzureStorageHub();
  private final DurableClients clients = new DurableClients(Runnable::run);
  private final DurableClients otherClients = new DurableClients(Runnable::run);
  private SidecarServer engine;
  private DurableClientContext context;

  @BeforeEach
  void serve() throws IOException {
    engine = new SidecarServer(new AzureStorageService(hub));
    context = engine.context();
  }

  @AfterEach
  void close() {
    clients.close();
    otherClients.close();
    engine.close();
  }

  @ParameterizedTest
  @CsvSource({"true, 1", "false, 2"})
  void a_run_that_ends_between_query_and_schedule_is_replaced_only_without_the_reuse_policy(
      boolean policy, int winners) {
    configure(hub.reaching(COMPLETED), policy);
    List<StartOutcome> outcomes = inBetween(Reuse.NEVER);

    assertThat(outcomes).filteredOn(Started.class::isInstance).hasSize(winners);
    assertThat(hub.runs()).isEqualTo(winners);
  }

  @Test
  void a_run_that_completes_between_query_and_schedule_is_not_replaced_by_a_start_after_failures() {
    hub.reaching(COMPLETED);

    assertThat(inBetween(Reuse.UNSUCCESSFUL)).filteredOn(Started.class::isInstance).hasSize(1);
    assertThat(hub.runs()).isEqualTo(1);
  }

  @Test
  void a_run_that_ends_between_query_and_schedule_is_replaced_if_the_policy_allows_it() {
    hub.reaching(FAILED);

    assertThat(inBetween(Reuse.UNSUCCESSFUL)).filteredOn(Started.class::isInstance).hasSize(2);
    assertThat(hub.runs()).isEqualTo(2);
  }

  @Test
  void a_run_that_fails_between_query_and_schedule_is_not_replaced_by_a_start_for_a_missing_run() {
    hub.reaching(FAILED);
    StartPrecondition missing = new StartPrecondition(0, null);
    List<StartOutcome> outcomes = inBetween(Reuse.UNSUCCESSFUL, missing);

    assertThat(outcomes).filteredOn(Started.class::isInstance).hasSize(1);
    assertThat(hub.runs()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_start_whose_instance_continues_as_new_at_once_is_recognised_by_its_tag(boolean tags) {
    configure(hub.reaching(RUNNING).continuingAsNew(), tags);
    StartOutcome outcome = start(clients, Reuse.NEVER, null);

    assertThat(outcome).isInstanceOf(tags ? Started.class : AlreadyExists.class);
    assertThat(hub.runs()).isEqualTo(1);
  }

  @Test
  void the_tag_decides_if_tag_and_input_have_different_tokens() {
    StartToken token = StartToken.random();
    hub.start(
        ID.value(),
        token.appendTo(new JsonInput("1")),
        Optional.empty(),
        Map.of(StartToken.TAG, StartToken.random().tag()));

    assertThat(readBack(token)).containsInstanceOf(AlreadyExists.class);
  }

  @Test
  void tags_of_others_do_not_decide() {
    StartToken token = StartToken.random();
    hub.start(
        ID.value(), token.appendTo(new JsonInput("1")), Optional.empty(), Map.of("owner", "x"));

    assertThat(readBack(token)).containsInstanceOf(Started.class);
  }

  @Test
  void a_tag_inherited_by_a_sub_orchestration_does_not_confuse_a_later_start_of_its_id() {
    start(clients, Reuse.NEVER, null);
    hub.putChild(ID.value(), "child", COMPLETED);
    InstanceId child = new InstanceId("child");
    SingletonStarter starter = new SingletonStarter(clients, StartLimits.DEFAULT, System::nanoTime);

    assertThat(starter.start(context, request(child, Reuse.NEVER, null), log.logger()))
        .isInstanceOf(AlreadyExists.class);
    assertThat(starter.start(context, request(child, Reuse.FINISHED, null), log.logger()))
        .isEqualTo(new Started(child));
    hub.putChild(ID.value(), "child", RUNNING);
    assertThat(starter.start(context, request(child, Reuse.FINISHED, null), log.logger()))
        .isInstanceOf(AlreadyExists.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ends", "continues as new"})
  void two_processes_have_one_winner_per_id_though_its_instance_does_so_at_once(String action)
      throws IOException {
    hub.reaching(action.equals("ends") ? COMPLETED : RUNNING)
        .afterAsk(ExactlyOnceTest::latency)
        .beforeWrite(ExactlyOnceTest::latency);
    if (action.equals("continues as new")) {
      hub.continuingAsNew();
    }

    try (StarterProcess one = starterProcess();
        StarterProcess other = starterProcess()) {
      for (int round = 0; round < ROUNDS; round++) {
        one.start("round-" + round);
        other.start("round-" + round);
        Answers first = one.answers();
        Answers second = other.answers();
        assertThat(first.started() + second.started()).as("round %d", round).isEqualTo(1);
        assertThat(first.others() + second.others()).isZero();
      }
    }
    assertThat(hub.runs()).isEqualTo(ROUNDS);
  }

  private static void configure(AzureStorageHub hub, boolean policyAndTags) {
    if (!policyAndTags) {
      hub.withoutPolicyAndTags();
    }
  }

  private List<StartOutcome> inBetween(Reuse reuse) {
    return inBetween(reuse, null);
  }

  /** Lets a second process start the instance between the query and the schedule of the first. */
  private List<StartOutcome> inBetween(Reuse reuse, StartPrecondition precondition) {
    List<StartOutcome> outcomes = new ArrayList<>();
    AtomicBoolean once = new AtomicBoolean();
    hub.afterAsk(
        () -> {
          if (once.compareAndSet(false, true)) {
            outcomes.add(start(otherClients, reuse, precondition));
          }
        });
    outcomes.add(start(clients, reuse, precondition));
    return outcomes;
  }

  private StartOutcome start(DurableClients process, Reuse reuse, StartPrecondition precondition) {
    // Time stands still, so that no query is repeated.
    return new SingletonStarter(process, StartLimits.DEFAULT, () -> 0)
        .start(context, request(ID, reuse, precondition), log.logger());
  }

  private Optional<StartOutcome> readBack(StartToken token) {
    return clients.call(
        context,
        (client, retry) ->
            new ReadBack(
                    request(ID, Reuse.NEVER, null).request(),
                    token,
                    new DroppedTags(new LogLines().logger()))
                .run(client));
  }

  private static ConditionalStart request(
      InstanceId id, Reuse reuse, StartPrecondition precondition) {
    return new ConditionalStart(
        new StartRequest("HelloCities", id, new JsonInput("1"), reuse), precondition);
  }

  private StarterProcess starterProcess() throws IOException {
    return StarterProcess.callingPort(engine.port(), CALLERS_PER_PROCESS, "HelloCities", "1");
  }

  private static void latency() {
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LATENCY_NANOS));
  }
}

package dev.durablesingleton.internal.start;

import static com.microsoft.durabletask.OrchestrationRuntimeStatus.COMPLETED;
import static com.microsoft.durabletask.OrchestrationRuntimeStatus.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import dev.durablesingleton.fixtures.AzureStorageHub;
import dev.durablesingleton.fixtures.AzureStorageService;
import dev.durablesingleton.fixtures.LogLines;
import dev.durablesingleton.fixtures.SidecarServer;
import dev.durablesingleton.internal.client.DurableClients;
import dev.durablesingleton.start.IdempotencyKey;
import dev.durablesingleton.start.InstanceId;
import dev.durablesingleton.start.JsonInput;
import dev.durablesingleton.start.Reuse;
import dev.durablesingleton.start.StartOutcome;
import dev.durablesingleton.start.StartOutcome.AlreadyExists;
import dev.durablesingleton.start.StartOutcome.KeyReused;
import dev.durablesingleton.start.StartOutcome.Started;
import dev.durablesingleton.start.StartRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A start with an idempotency key on an engine like Azure Storage")
class KeyedStartTest {

  private static final InstanceId ID = new InstanceId("one");
  private static final Started REPEATED = new Started(ID, true, null);

  private final AzureStorageHub hub = new AzureStorageHub();
  private final LogLines log = new LogLines();
  private final DurableClients clients = new DurableClients(Runnable::run);
  private final DurableClients otherClients = new DurableClients(Runnable::run);
  private SidecarServer engine;

  @BeforeEach
  void serve() throws IOException {
    engine = new SidecarServer(new AzureStorageService(hub));
  }

  @AfterEach
  void close() {
    clients.close();
    otherClients.close();
    engine.close();
  }

  @ParameterizedTest
  @CsvSource({
    "RUNNING, NEVER",
    "COMPLETED, NEVER",
    "COMPLETED, FINISHED",
    "FAILED, UNSUCCESSFUL",
    "PENDING, FINISHED"
  })
  void is_accepted_again_without_a_second_run_whatever_state_and_policy_are(
      OrchestrationRuntimeStatus status, Reuse reuse) {
    hub.reaching(status);

    assertThat(start(clients, "k", "1", reuse)).isEqualTo(new Started(ID));
    assertThat(start(otherClients, "k", "1", reuse)).isEqualTo(REPEATED);
    assertThat(hub.runs()).isEqualTo(1);
    assertThat(log.messages()).last().asString().contains("\"outcome\":\"Repeated\"");
  }

  @ParameterizedTest
  @EnumSource(
      value = OrchestrationRuntimeStatus.class,
      names = {"RUNNING", "COMPLETED"})
  void is_refused_with_another_input(OrchestrationRuntimeStatus status) {
    hub.reaching(status);
    start(clients, "k", "1", Reuse.FINISHED);

    assertThat(start(clients, "k", "2", Reuse.FINISHED))
        .isEqualTo(new KeyReused(ID, new IdempotencyKey("k")));
    assertThat(hub.runs()).isEqualTo(1);
  }

  @Test
  void is_a_conflict_with_the_run_of_another_key_or_of_none() {
    hub.reaching(RUNNING);
    start(clients, "k", "1", Reuse.NEVER);

    assertThat(start(clients, "other", "1", Reuse.NEVER)).isInstanceOf(AlreadyExists.class);
    assertThat(
            starter(clients)
                .start(
                    engine.context(),
                    new StartRequest("HelloCities", ID, new JsonInput("1"), Reuse.NEVER),
                    log.logger()))
        .isInstanceOf(AlreadyExists.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void is_recognised_after_continue_as_new_only_by_its_tag(boolean tags) {
    hub.reaching(RUNNING).continuingAsNew();
    if (!tags) {
      hub.withoutPolicyAndTags();
    }
    start(clients, "k", "1", Reuse.NEVER);

    assertThat(start(clients, "k", "1", Reuse.NEVER))
        .isInstanceOf(tags ? Started.class : AlreadyExists.class);
    assertThat(hub.runs()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Reuse.class)
  void is_accepted_in_two_processes_at_once_though_the_first_run_has_ended(Reuse reuse) {
    hub.reaching(COMPLETED);

    assertThat(inBetween("k", "k", reuse)).allMatch(Started.class::isInstance);
    assertThat(hub.runs()).isEqualTo(1);
  }

  @Test
  void has_one_winner_of_two_keys_at_once() {
    hub.reaching(RUNNING);

    List<StartOutcome> outcomes = inBetween("k", "other", Reuse.NEVER);

    assertThat(outcomes).hasSize(2).filteredOn(Started.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(AlreadyExists.class::isInstance).hasSize(1);
  }

  /** Lets a second process start the instance between the query and the schedule of the first. */
  private List<StartOutcome> inBetween(String key, String other, Reuse reuse) {
    List<StartOutcome> outcomes = new ArrayList<>();
    AtomicBoolean once = new AtomicBoolean();
    hub.afterAsk(
        () -> {
          if (once.compareAndSet(false, true)) {
            outcomes.add(start(otherClients, other, "1", reuse));
          }
        });
    outcomes.add(start(clients, key, "1", reuse));
    return outcomes;
  }

  private StartOutcome start(DurableClients process, String key, String input, Reuse reuse) {
    return starter(process)
        .start(
            engine.context(),
            new StartRequest("HelloCities", ID, new JsonInput(input), reuse)
                .withKey(new IdempotencyKey(key)),
            log.logger());
  }

  private static SingletonStarter starter(DurableClients process) {
    // Time stands still, so that no query is repeated.
    return new SingletonStarter(process, StartLimits.DEFAULT, () -> 0);
  }
}

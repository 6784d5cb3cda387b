package dev.durablesingleton.internal.start;

import static com.microsoft.durabletask.OrchestrationRuntimeStatus.COMPLETED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.microsoft.durabletask.DurableTaskClient;
import dev.durablesingleton.fixtures.AzureStorageHub;
import dev.durablesingleton.fixtures.Contexts;
import dev.durablesingleton.fixtures.LogLines;
import dev.durablesingleton.internal.client.DurableClients;
import dev.durablesingleton.start.InstanceId;
import dev.durablesingleton.start.JsonInput;
import dev.durablesingleton.start.Reuse;
import dev.durablesingleton.start.StartRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StartLineTest {

  private final AzureStorageHub hub = new AzureStorageHub();
  private final LogLines log = new LogLines();

  @Test
  void logs_a_start_and_a_conflict_with_policy_and_duration() {
    start(hub.client(), "a\"b", Reuse.UNSUCCESSFUL);
    start(hub.client(), "a\"b", Reuse.FINISHED);

    assertThat(log.messages())
        .containsExactly(
            line("a\\\"b", "Started", "failed"),
            "Started orchestration with ID = 'a\"b'.",
            line("a\\\"b", "Conflict", "finished"));
  }

  @Test
  void logs_a_lost_race_differently_from_a_conflict() {
    DurableTaskClient rival = hub.client();
    AtomicLong starts = new AtomicLong();
    hub.beforeWrite(
        () -> {
          if (starts.getAndIncrement() == 0) {
            start(rival, "race", Reuse.NEVER);
          }
        });
    start(hub.client(), "race", Reuse.NEVER);

    assertThat(log.messages())
        .containsExactly(
            line("race", "Started", "never"),
            "Started orchestration with ID = 'race'.",
            line("race", "RaceLost", "never"));
  }

  @Test
  void logs_an_allowed_restart_as_a_start() {
    hub.reaching(COMPLETED);
    start(hub.client(), "again", Reuse.FINISHED);
    start(hub.client(), "again", Reuse.FINISHED);

    assertThat(log.messages()).filteredOn(line("again", "Started", "finished")::equals).hasSize(2);
  }

  @Test
  void logs_and_rethrows_an_exception() {
    DurableTaskClient client = mock(DurableTaskClient.class);
    when(client.getInstanceMetadata(anyString(), anyBoolean()))
        .thenThrow(Status.PERMISSION_DENIED.asRuntimeException());

    assertThatExceptionOfType(StatusRuntimeException.class)
        .isThrownBy(() -> start(client, "x", Reuse.NEVER));
    assertThat(log.messages())
        .isEqualTo(List.of(line("x", "Failed", "never").replace(":12}", ":8}")));
  }

  private void start(DurableTaskClient client, String id, Reuse reuse) {
    AtomicLong time = new AtomicLong();
    SingletonStarter starter =
        new SingletonStarter(
            new DurableClients(Runnable::run),
            StartLimits.DEFAULT,
            () -> time.getAndAdd(4_200_000));
    starter.start(
        Contexts.handingOut(client),
        new StartRequest("HelloCities", new InstanceId(id), new JsonInput("1"), reuse),
        log.logger());
  }

  private static String line(String id, String outcome, String reuse) {
    return """
        Singleton start: {"function":"HelloCities","instanceId":"%s","outcome":"%s","reuse":"%s","milliseconds":12}"""
        .formatted(id, outcome, reuse);
  }
}

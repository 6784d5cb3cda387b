package dev.durablesingleton.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.fixtures.Contexts;
import dev.durablesingleton.fixtures.LogLines;
import dev.durablesingleton.fixtures.SidecarServer;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class DurableClientsTest {

  private final DurableTaskClient first = mock(DurableTaskClient.class);
  private final DurableTaskClient second = mock(DurableTaskClient.class);
  private final DurableClientContext context = Contexts.handingOut(first, second);
  private final DurableClients clients = new DurableClients(Runnable::run);

  @Test
  void creates_one_client_for_a_thousand_invocations() {
    List<DurableClientContext> invocations = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      DurableClientContext invocation = Contexts.handingOut(mock(DurableTaskClient.class));
      invocations.add(invocation);
      clients.call(invocation, (client, retry) -> client);
    }
    verify(invocations.get(0)).getClient();
    invocations.subList(1, 1000).forEach(invocation -> verify(invocation, never()).getClient());
  }

  @Test
  void replaces_and_closes_a_client_that_lost_its_engine() {
    assertThat(clients.<DurableTaskClient, RuntimeException>call(context, this::failingOnFirst))
        .isSameAs(second);
    assertThat(clients.current(context)).isSameAs(second);
    verify(first).close();
    verify(second, never()).close();
  }

  @Test
  void marks_the_second_attempt_as_a_retry() {
    List<Boolean> retries = new ArrayList<>();
    clients.call(
        context,
        (client, retry) -> {
          retries.add(retry);
          return failingOnFirst(client, retry);
        });
    assertThat(retries).containsExactly(false, true);
  }

  @Test
  void follows_a_call_to_another_engine() throws IOException {
    try (SidecarServer one = new SidecarServer("1");
        SidecarServer other = new SidecarServer("2")) {
      assertThat(outputOf(one)).isEqualTo("1");
      assertThat(outputOf(other)).isEqualTo("2");
      assertThat(outputOf(one)).isEqualTo("1");
    }
  }

  private String outputOf(SidecarServer engine) {
    return clients.call(
        engine.context(),
        (client, retry) -> {
          client.scheduleNewOrchestrationInstance("HelloCities", null, "tour-1");
          return client.getInstanceMetadata("tour-1", true).getSerializedOutput();
        });
  }

  @Test
  void does_not_close_a_client_shared_by_contexts() {
    DurableClientContext sharing = Contexts.handingOut(first);
    assertThatExceptionOfType(StatusRuntimeException.class)
        .isThrownBy(() -> clients.call(sharing, this::failingOnFirst));
    verify(first, never()).close();
  }

  @Test
  void treats_a_cancelled_call_as_an_unreachable_engine() {
    DurableTaskClient answering =
        clients.call(
            context,
            (client, retry) -> {
              if (!retry) {
                throw Status.CANCELLED.asRuntimeException();
              }
              return client;
            });
    assertThat(answering).isSameAs(second);
  }

  @Test
  void passes_every_other_failure_to_the_caller() {
    assertThatExceptionOfType(StatusRuntimeException.class)
        .isThrownBy(
            () ->
                clients.call(
                    context,
                    (client, retry) -> {
                      throw Status.INTERNAL.asRuntimeException();
                    }));
    verify(context).getClient();
  }

  @Test
  void replaces_a_client_once_when_many_calls_fail_together() throws Exception {
    int callers = 16;
    CyclicBarrier allHaveTheFirst = new CyclicBarrier(callers);
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      List<Callable<DurableTaskClient>> calls = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        calls.add(
            () ->
                clients.<DurableTaskClient, Exception>call(
                    context,
                    (client, retry) -> {
                      if (!retry) {
                        allHaveTheFirst.await();
                      }
                      return failingOnFirst(client, retry);
                    }));
      }
      for (Future<DurableTaskClient> call : threads.invokeAll(calls)) {
        assertThat(call.get()).isSameAs(second);
      }
    } finally {
      threads.shutdownNow();
    }
    verify(context, times(2)).getClient();
    verify(first, times(1)).close();
  }

  @Test
  void calls_through_a_channel_of_its_own_to_the_address_of_the_context() throws IOException {
    try (SidecarServer engine = new SidecarServer("1")) {
      DurableClientContext binding = spy(engine.context());
      assertThat(clients.current(binding).getInstanceMetadata("a", false).isInstanceFound())
          .isFalse();

      assertThat(engine.openConnections()).isEqualTo(1);
      verify(binding, never()).getClient();
      clients.close();
      Awaitility.await().until(() -> engine.openConnections() == 0);
    }
  }

  @Test
  void closes_the_channel_of_a_client_that_lost_its_engine() throws IOException {
    try (SidecarServer before = new SidecarServer("1");
        SidecarServer after = new SidecarServer("1")) {
      clients.current(before.context()).getInstanceMetadata("a", false);
      clients.call(
          after.context(),
          (client, retry) -> {
            if (!retry) {
              throw Status.UNAVAILABLE.asRuntimeException();
            }
            return client.getInstanceMetadata("a", false);
          });

      Awaitility.await().until(() -> before.openConnections() == 0);
      assertThat(after.openConnections()).isEqualTo(1);
      clients.close();
    }
  }

  @Test
  void warns_once_if_the_context_has_no_address_and_uses_the_sdks_client() {
    Logger log = Logger.getLogger(DurableClients.class.getName());
    LogLines lines = new LogLines();
    log.addHandler(lines);
    try {
      clients.call(context, this::failingOnFirst);
    } finally {
      log.removeHandler(lines);
    }
    verify(context, times(2)).getClient();
    assertThat(lines.messages())
        .singleElement()
        .asString()
        .contains("without reuse policy and tag");
  }

  private DurableTaskClient failingOnFirst(DurableTaskClient client, boolean retry) {
    if (client == first) {
      throw Status.UNAVAILABLE.asRuntimeException();
    }
    return client;
  }
}

package dev.durablesingleton.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.client.DurableClients;
import dev.durablesingleton.fixtures.SidecarServer;
import dev.durablesingleton.start.StartOutcome.Started;
import dev.durablesingleton.start.StartOutcome.Unavailable;
import dev.durablesingleton.start.StartOutcome.Unverified;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The SDK's own client over real connections. */
class SingletonStarterOverGrpcTest {

  private final DurableClients clients = new DurableClients(Runnable::run);
  private final SingletonStarter starter = new SingletonStarter(clients, System::nanoTime);
  private DurableClientContext lastUsed;

  @AfterEach
  void closeChannels() {
    clients.current(lastUsed).close();
  }

  @Test
  void a_thousand_starts_share_one_connection() throws IOException {
    try (SidecarServer engine = new SidecarServer("\"done\"")) {
      for (int i = 0; i < 1000; i++) {
        assertThat(start(engine.context(), "tour-" + i, "1")).isInstanceOf(Started.class);
      }
      assertThat(engine.connections()).isEqualTo(1);
    }
  }

  @Test
  void starts_continue_when_the_engine_returns_on_another_port() throws IOException {
    try (SidecarServer before = new SidecarServer("1")) {
      assertThat(start(before.context(), "tour-1", "1")).isInstanceOf(Started.class);
    }
    try (SidecarServer after = new SidecarServer("1")) {
      assertThat(start(after.context(), "tour-2", "2")).isInstanceOf(Started.class);
      assertThat(start(after.context(), "tour-3", "3")).isInstanceOf(Started.class);
      assertThat(after.connections()).isEqualTo(1);
    }
  }

  @Test
  void an_engine_that_does_not_return_is_unavailable_and_leaves_no_connection() throws IOException {
    SidecarServer engine = new SidecarServer("1");
    DurableClientContext gone = engine.context();
    assertThat(start(gone, "tour-1", "1")).isInstanceOf(Started.class);
    engine.close();

    assertThat(start(gone, "tour-2", "2"))
        .isEqualTo(new Unavailable(new InstanceId("tour-2"), false));
    await().until(() -> engine.openConnections() == 0);
  }

  @Test
  void an_output_too_large_to_read_with_the_input_makes_the_read_back_fail() throws IOException {
    try (SidecarServer engine = new SidecarServer("x".repeat(StartRequest.MESSAGE_LIMIT))) {
      assertThat(start(engine.context(), "tour-1", "1"))
          .isInstanceOfSatisfying(
              Unverified.class, it -> assertThat(it.reason()).contains("RESOURCE_EXHAUSTED"));
    }
  }

  @Test
  void the_largest_allowed_input_can_be_started_and_read_back() throws IOException {
    int limit =
        new StartRequest("HelloCities", new InstanceId("tour-1"), new JsonInput("1"), Reuse.NEVER)
            .inputLimit();
    try (SidecarServer engine = new SidecarServer("1")) {
      assertThat(start(engine.context(), "tour-1", "\"" + "x".repeat(limit - 2) + "\""))
          .isInstanceOf(Started.class);
    }
  }

  private StartOutcome start(DurableClientContext context, String id, String input) {
    lastUsed = context;
    return starter.start(
        context,
        new StartRequest("HelloCities", new InstanceId(id), new JsonInput(input), Reuse.NEVER));
  }
}

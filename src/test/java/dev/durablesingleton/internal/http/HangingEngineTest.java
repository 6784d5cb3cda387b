package dev.durablesingleton.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.fixtures.CompletingService;
import dev.durablesingleton.fixtures.FakeRequest;
import dev.durablesingleton.fixtures.LogLines;
import dev.durablesingleton.fixtures.SidecarServer;
import dev.durablesingleton.internal.app.App;
import dev.durablesingleton.internal.client.DurableClients;
import dev.durablesingleton.internal.client.ManagementClient;
import dev.durablesingleton.internal.settings.Settings;
import dev.durablesingleton.internal.start.OrchestratorNames;
import dev.durablesingleton.internal.start.SingletonStarter;
import dev.durablesingleton.internal.start.StartLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Over real connections, because the deadline is gRPC's. */
@DisplayName("A start on an engine that does not answer")
@Timeout(300)
class HangingEngineTest {

  private static final Duration SHORT = Duration.ofMillis(300);

  /** Enough for a call that is answered, also on a busy machine. */
  private static final Duration MEDIUM = Duration.ofSeconds(5);

  private static final Duration LONG = Duration.ofHours(1);

  private final LogLines log = new LogLines();
  private final ExecutionContext invocation = mock(ExecutionContext.class);
  private final DurableClients clients = new DurableClients(Runnable::run);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CompletingService service = new CompletingService("1");
  private SidecarServer engine;
  private DurableClientContext durable;

  @BeforeEach
  void start() throws IOException {
    engine = new SidecarServer(service);
    durable = engine.context();
    when(invocation.getInvocationId()).thenReturn("7");
    when(invocation.getLogger()).thenReturn(log.logger());
  }

  @AfterEach
  void stop() {
    engine.close();
    clients.close();
    threads.shutdownNow();
  }

  @Test
  void ends_with_503_at_the_limit_and_nothing_was_started() {
    service.ignoreReads("tour-1");
    HttpResponseMessage response = post(handler(SHORT), "tour-1");

    assertThat(response.getStatusCode()).isEqualTo(503);
    assertThat(response.getHeader("Retry-After")).isEqualTo("10");
    assertThat((String) response.getBody()).contains("nothing was started");
    assertThat(log.messages())
        .singleElement()
        .asString()
        .contains("\"instanceId\":\"tour-1\",\"outcome\":\"Unavailable\"");
  }

  @Test
  void ends_at_the_limit_also_if_the_caller_would_wait_longer_for_completion() {
    service.ignoreReads("tour-1");
    assertThat(post(handler(SHORT), new FakeRequest().query("wait", "230"), "tour-1"))
        .extracting(HttpResponseMessage::getStatusCode)
        .isEqualTo(503);
  }

  @Test
  void names_the_status_url_if_the_start_was_sent() {
    service.ignoreStarts("tour-1");
    assertThat(post(handler(LONG), "tour-0").getStatusCode()).isEqualTo(202);
    HttpResponseMessage response = post(handler(MEDIUM), "tour-1");

    assertThat(response.getStatusCode()).isEqualTo(503);
    assertThat(response.getHeader("Location")).contains("/instances/tour-1?");
    assertThat((String) response.getBody()).contains("may have been started");
  }

  @Test
  void does_not_replace_the_client_that_other_starts_use() {
    service.ignoreReads("tour-1");
    assertThat(post(handler(LONG), "tour-0").getStatusCode()).isEqualTo(202);
    assertThat(post(handler(SHORT), "tour-1").getStatusCode()).isEqualTo(503);
    assertThat(post(handler(LONG), "tour-2").getStatusCode()).isEqualTo(202);

    assertThat(engine.connections()).isEqualTo(1);
  }

  @Test
  void holds_up_no_other_id() throws Exception {
    service.ignoreReads("tour-1");
    StartHandler handler = handler(LONG);
    Future<HttpResponseMessage> hanging = threads.submit(() -> post(handler, "tour-1"));

    // More IDs than any reasonable number of shared locks.
    for (int i = 0; i < 2_000; i++) {
      assertThat(post(handler, "other-" + i).getStatusCode()).isEqualTo(202);
    }
    assertThat(hanging).isNotDone();
    engine.close();
    assertThat(hanging.get().getStatusCode()).isEqualTo(503);
  }

  @Test
  void lets_the_next_start_of_its_id_try_as_soon_as_it_ends() {
    service.ignoreReads("tour-1");
    StartHandler handler = handler(SHORT);
    assertThat(post(handler, "tour-1").getStatusCode()).isEqualTo(503);
    assertThat(post(handler, "tour-1").getStatusCode()).isEqualTo(503);

    assertThat(log.messages())
        .hasSize(2)
        .allMatch(line -> line.contains("\"outcome\":\"Unavailable\""));
  }

  private StartHandler handler(Duration limit) {
    OrchestratorNames names = OrchestratorNames.inPackageOf(HangingEngineTest.class);
    return new StartHandler(
        new App(
            Settings.of(name -> null, names),
            names,
            clients,
            new SingletonStarter(clients, new StartLimits(limit, 1, LONG), System::nanoTime),
            new ManagementClient()));
  }

  private HttpResponseMessage post(StartHandler handler, String id) {
    return post(handler, new FakeRequest(), id);
  }

  private HttpResponseMessage post(StartHandler handler, FakeRequest request, String id) {
    return handler.handle(request, durable, "HelloCities", id, invocation);
  }
}

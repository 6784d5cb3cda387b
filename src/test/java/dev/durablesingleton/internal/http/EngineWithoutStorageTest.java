package dev.durablesingleton.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.fixtures.AzureStorageHub;
import dev.durablesingleton.fixtures.AzureStorageHub.Call;
import dev.durablesingleton.fixtures.Contexts;
import dev.durablesingleton.fixtures.FakeRequest;
import dev.durablesingleton.fixtures.LogLines;
import dev.durablesingleton.fixtures.StagedFunctions;
import dev.durablesingleton.internal.app.App;
import dev.durablesingleton.internal.client.DurableClients;
import dev.durablesingleton.internal.client.ManagementClient;
import dev.durablesingleton.internal.settings.Settings;
import dev.durablesingleton.internal.start.OrchestratorNames;
import dev.durablesingleton.internal.start.SingletonStarter;
import dev.durablesingleton.internal.start.StartLimits;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A start on an engine whose storage is out of reach")
class EngineWithoutStorageTest {

  private static final String STATUS_URL =
      "http://localhost:7071/runtime/webhooks/durabletask/instances/tour-1?code=KEY";

  private final AzureStorageHub hub = new AzureStorageHub();
  private final LogLines log = new LogLines();
  private final FakeRequest request = new FakeRequest();
  private final ExecutionContext invocation = mock(ExecutionContext.class);
  private DurableClientContext context;
  private StartHandler handler;

  @BeforeEach
  void prepare(@TempDir Path folder) {
    StagedFunctions.write(folder, "HelloCities", "orchestrationTrigger");
    when(invocation.getInvocationId()).thenReturn("11111111-2222-3333-4444-555555555555");
    when(invocation.getLogger()).thenReturn(log.logger());
    context = Contexts.handingOut(hub.client());
    OrchestratorNames names = OrchestratorNames.in(folder);
    DurableClients clients = new DurableClients(Runnable::run);
    handler =
        new StartHandler(
            new App(
                Settings.of(name -> null, names),
                names,
                clients,
                new SingletonStarter(clients, StartLimits.DEFAULT, () -> 0),
                new ManagementClient()));
  }

  @Test
  void from_the_question_on_503_and_nothing_was_started() {
    hub.withoutStorageAt(Call.QUESTION, Call.SCHEDULE, Call.READ_BACK);
    HttpResponseMessage response = post();

    assertUnavailable(response);
    assertThat(response.getBody())
        .isEqualTo(
            "The Durable engine or its storage is not reachable, and nothing was started; try again"
                + " later.");
    assertThat(response.getHeader("Location")).isNull();
    assertThat(hub.runs()).isZero();
    // The engine has tried again itself, for 5 seconds.
    verify(context, times(1)).getClient();
  }

  @Test
  void from_the_schedule_on_503_that_names_the_status_url() throws Exception {
    hub.withoutStorageAt(Call.SCHEDULE, Call.READ_BACK);

    assertMayHaveStarted(post());
  }

  @Test
  void at_the_read_back_alone_503_that_names_the_status_url() throws Exception {
    hub.withoutStorageAt(Call.READ_BACK);

    assertMayHaveStarted(post());
    assertThat(hub.runs()).isEqualTo(1);
  }

  @Test
  void as_a_problem_has_the_links_where_it_may_have_started() throws Exception {
    hub.withoutStorageAt(Call.READ_BACK);
    request.header("accept", "application/json");
    HttpResponseMessage response = post();

    assertUnavailable(response);
    JsonNode problem = JsonMapper.builder().build().readTree((String) response.getBody());
    assertThat(problem.path("type").asText())
        .isEqualTo("urn:durable-singleton:engine-not-reachable");
    assertThat(problem.path("instanceId").asText()).isEqualTo("tour-1");
    assertThat(problem.path("statusQueryGetUri").asText()).isEqualTo(STATUS_URL);
  }

  @Test
  void at_the_schedule_alone_stays_a_500_where_the_read_back_finds_nothing() {
    hub.withoutStorageAt(Call.SCHEDULE);
    HttpResponseMessage response = post();

    assertThat(response.getStatusCode()).isEqualTo(500);
    assertThat(response.getHeader("Retry-After")).isNull();
    assertOutcome("Failed");
  }

  @Test
  void at_the_schedule_alone_stays_a_409_where_the_read_back_finds_a_rival() {
    hub.reaching(OrchestrationRuntimeStatus.RUNNING)
        .withoutStorageAt(Call.SCHEDULE)
        .afterAsk(() -> hub.putRival("tour-1"));
    HttpResponseMessage response = post();

    assertThat(response.getStatusCode()).isEqualTo(409);
    assertThat(response.getBody()).isEqualTo("An instance with ID 'tour-1' already exists.");
    assertOutcome("RaceLost");
  }

  private void assertMayHaveStarted(HttpResponseMessage response) {
    assertUnavailable(response);
    assertThat(response.getHeader("Location")).isEqualTo(STATUS_URL);
    assertThat(response.getBody())
        .isEqualTo(
            "The Durable engine or its storage is not reachable, and the instance with ID 'tour-1'"
                + " may have been started all the same; its status URL will tell, so look there"
                + " before you try again.");
  }

  private void assertUnavailable(HttpResponseMessage response) {
    assertThat(response.getStatusCode()).isEqualTo(503);
    assertThat(response.getHeader("Retry-After")).isEqualTo("10");
    assertOutcome("Unavailable");
  }

  private void assertOutcome(String word) {
    assertThat(log.messages())
        .filteredOn(line -> line.startsWith("Singleton start: "))
        .singleElement()
        .asString()
        .contains("\"outcome\":\"" + word + "\"");
  }

  private HttpResponseMessage post() {
    return handler.handle(request, context, "HelloCities", "tour-1", invocation);
  }
}

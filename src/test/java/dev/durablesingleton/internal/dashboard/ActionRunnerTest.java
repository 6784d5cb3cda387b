package dev.durablesingleton.internal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.util.RawValue;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import com.microsoft.durabletask.PurgeResult;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.fixtures.AzureStorageHub;
import dev.durablesingleton.fixtures.AzureStorageHub.Call;
import dev.durablesingleton.fixtures.CompletingService;
import dev.durablesingleton.fixtures.Contexts;
import dev.durablesingleton.fixtures.FakeRequest;
import dev.durablesingleton.fixtures.Instances;
import dev.durablesingleton.fixtures.LogLines;
import dev.durablesingleton.fixtures.SidecarServer;
import dev.durablesingleton.fixtures.StagedFunctions;
import dev.durablesingleton.internal.app.App;
import dev.durablesingleton.internal.client.DurableClients;
import dev.durablesingleton.internal.client.ManagementClient;
import dev.durablesingleton.internal.settings.Settings;
import dev.durablesingleton.internal.start.OrchestratorNames;
import dev.durablesingleton.internal.start.SingletonStarter;
import dev.durablesingleton.internal.start.StartLimits;
import dev.durablesingleton.start.InstanceId;
import dev.durablesingleton.start.InvalidRequestException;
import dev.durablesingleton.start.JsonInput;
import dev.durablesingleton.start.Reuse;
import dev.durablesingleton.start.StartRequest;
import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ActionRunnerTest {

  private final DurableTaskClient client = mock(DurableTaskClient.class);
  private final LogLines log = new LogLines();
  private final ExecutionContext invocation = mock(ExecutionContext.class);
  private OrchestratorNames names;

  @BeforeEach
  void prepare(@TempDir Path folder) {
    StagedFunctions.write(folder, "HelloCities", "orchestrationTrigger");
    names = OrchestratorNames.in(folder);
    when(invocation.getLogger()).thenReturn(log.logger());
    when(client.getInstanceMetadata(anyString(), anyBoolean()))
        .thenReturn(Instances.instance("a", OrchestrationRuntimeStatus.RUNNING, ""));
  }

  @Test
  void an_id_that_no_engine_allows_is_refused_before_the_engine_is_called() {
    String body = "{\"id\": \"" + "x".repeat(1_025) + "\"}";

    assertThatThrownBy(() -> ActionRequest.of("terminate", body))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(
            "The ID of the instance has 1025 characters; no storage provider has IDs of more than"
                + " 1024.");
  }

  @Test
  void an_events_data_reaches_the_orchestrator_unchanged() {
    assertThat(act("raiseEvent", "{\"id\":\"a\",\"event\":\"go\",\"data\":\"{\\\"n\\\": 1.50}\"}"))
        .isEqualTo(202);
    verify(client).raiseEvent("a", "go", new RawValue("{\"n\": 1.50}"));
  }

  @Test
  void an_event_is_never_raised_twice() {
    doThrow(Status.UNAVAILABLE.asRuntimeException()).when(client).raiseEvent(any(), any(), any());

    assertThat(act("raiseEvent", "{\"id\":\"a\",\"event\":\"go\"}")).isEqualTo(503);
    verify(client, times(1)).raiseEvent(any(), any(), any());
  }

  @Test
  void a_refusal_of_the_engine_is_shown_with_its_reason() {
    doThrow(Status.FAILED_PRECONDITION.withDescription("it is over").asRuntimeException())
        .when(client)
        .terminate(any(), any());
    HttpResponseMessage response =
        respond("terminate", "{\"id\":\"a\"}", Contexts.handingOut(client));

    assertThat(response.getStatusCode()).isEqualTo(409);
    assertThat((String) response.getBody()).contains("The engine refused: it is over");
  }

  @Test
  void the_state_is_shown_if_the_engine_hides_the_reason() {
    doThrow(Status.UNKNOWN.asRuntimeException()).when(client).resumeInstance(any(), any());
    HttpResponseMessage response = respond("resume", "{\"id\":\"a\"}", Contexts.handingOut(client));

    assertThat(response.getStatusCode()).isEqualTo(409);
    assertThat((String) response.getBody()).contains("The instance is Running");
  }

  @Test
  void storage_out_of_reach_is_reported_if_the_query_after_a_failed_action_fails_too() {
    doThrow(Status.UNKNOWN.withDescription("Retry failed after 4 tries.").asRuntimeException())
        .when(client)
        .terminate(any(), any());
    when(client.getInstanceMetadata("a", false)).thenThrow(Status.UNKNOWN.asRuntimeException());
    HttpResponseMessage response =
        respond("terminate", "{\"id\":\"a\"}", Contexts.handingOut(client));

    assertThat(response.getStatusCode()).isEqualTo(503);
    assertThat((String) response.getBody())
        .contains("The Durable engine or its storage is not reachable");
  }

  @Test
  void an_internal_error_of_an_engine_that_answers_queries_is_a_refusal() {
    doThrow(Status.INTERNAL.withDescription("no").asRuntimeException())
        .when(client)
        .terminate(any(), any());
    HttpResponseMessage response =
        respond("terminate", "{\"id\":\"a\"}", Contexts.handingOut(client));

    assertThat(response.getStatusCode()).isEqualTo(409);
    assertThat((String) response.getBody()).contains("The engine refused: no");
  }

  @Test
  void a_restart_says_whether_it_may_have_started_when_the_storage_is_out_of_reach() {
    AzureStorageHub hub = new AzureStorageHub().reaching(OrchestrationRuntimeStatus.COMPLETED);
    DurableClientContext durable = Contexts.handingOut(hub.client());
    DurableClients clients = new DurableClients(Runnable::run);
    startOn(hub, clients, durable, "1");
    ActionRunner actions = new ActionRunner(app(clients));
    ActionRequest restart = ActionRequest.of("restart", "{\"id\":\"a\"}");

    hub.withoutStorageAt(Call.QUESTION);
    assertThat(actions.run(durable, null, restart, log.logger()))
        .isEqualTo(
            ActionResult.Message.of(
                ActionStatus.UNAVAILABLE,
                "The Durable engine or its storage is not reachable, and nothing was started; try again in a moment."));

    hub.withoutStorageAt().afterAsk(() -> hub.withoutStorageAt(Call.READ_BACK));
    assertThat(actions.run(durable, null, restart, log.logger()))
        .isEqualTo(
            new ActionResult.Message(
                ActionStatus.UNAVAILABLE,
                "The Durable engine or its storage is not reachable. The instance with ID 'a' may have been started; check it in a moment.",
                "a"));

    hub.afterAsk(() -> {}).withoutStorageAt(Call.SCHEDULE);
    assertThat(actions.run(durable, null, restart, log.logger()))
        .isInstanceOfSatisfying(
            ActionResult.Message.class,
            message -> assertThat(message.status()).isEqualTo(ActionStatus.REFUSED));
  }

  @Test
  void a_restart_under_a_blank_id_is_refused_before_the_engine_is_queried() {
    assertThat(act("restart", "{\"id\":\"\u3000\"}")).isEqualTo(400);
    verifyNoInteractions(client);
  }

  @Test
  void only_a_finished_instance_is_purged() {
    assertThat(act("purge", "{\"id\":\"a\"}")).isEqualTo(409);
    verify(client, never()).purgeInstance(any());

    when(client.getInstanceMetadata("a", false))
        .thenReturn(Instances.instance("a", OrchestrationRuntimeStatus.FAILED, ""));
    when(client.purgeInstance("a")).thenReturn(mock(PurgeResult.class));
    assertThat(act("purge", "{\"id\":\"a\"}")).isEqualTo(404);
    verify(client).purgeInstance("a");
  }

  @Test
  void a_restart_uses_the_starter_and_the_same_input() {
    AzureStorageHub hub = new AzureStorageHub().reaching(OrchestrationRuntimeStatus.COMPLETED);
    DurableClientContext context = Contexts.handingOut(hub.client());
    DurableClients clients = new DurableClients(Runnable::run);
    startOn(hub, clients, context, "{\"n\": 1.50}");
    String before = hub.input("a");
    ActionResult outcome =
        new ActionRunner(app(clients))
            .run(context, null, ActionRequest.of("restart", "{\"id\":\"a\"}"), log.logger());

    assertThat(outcome)
        .isEqualTo(new ActionResult.Message(ActionStatus.ACCEPTED, "Started with ID 'a'.", "a"));
    assertThat(hub.runs()).isEqualTo(2);
    assertThat(hub.input("a")).isNotEqualTo(before).startsWith("{\"n\": 1.50}");
    assertThat(log.messages())
        .hasSize(2)
        .contains("Started orchestration with ID = 'a'.")
        .anyMatch(
            line ->
                line.startsWith(
                    "Singleton start: {\"function\":\"HelloCities\",\"instanceId\":\"a\","
                        + "\"outcome\":\"Started\",\"reuse\":\"finished\","));
  }

  @Test
  void a_running_instance_is_not_restarted() {
    AzureStorageHub hub = new AzureStorageHub().reaching(OrchestrationRuntimeStatus.RUNNING);
    DurableClientContext context = Contexts.handingOut(hub.client());
    DurableClients clients = new DurableClients(Runnable::run);
    startOn(hub, clients, context, "1");

    assertThat(
            new ActionRunner(app(clients))
                .run(context, null, ActionRequest.of("restart", "{\"id\":\"a\"}"), log.logger()))
        .isEqualTo(
            ActionResult.Message.of(
                ActionStatus.REFUSED, "The instance with ID 'a' has not finished."));
    assertThat(hub.runs()).isEqualTo(1);
  }

  @Test
  void an_invalid_request_is_refused_with_the_reason() {
    assertThatThrownBy(() -> ActionRequest.of("explode", "{\"id\":\"a\"}"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageStartingWith("The action is 'explode'; it must be one of raiseEvent, ");
    assertThatThrownBy(() -> ActionRequest.of("purge", "{}"))
        .hasMessage("The ID of the instance is missing.");
    assertThatThrownBy(() -> ActionRequest.of("raiseEvent", "{\"id\":\"a\"}"))
        .hasMessage("The name of the event is missing.");
    assertThatThrownBy(() -> ActionRequest.of("purge", "{")).hasMessageContaining("not JSON");
    assertThatThrownBy(
            () -> ActionRequest.of("raiseEvent", "{\"id\":\"a\",\"event\":\"e\",\"data\":\"{\"}"))
        .hasMessageStartingWith("The input is not JSON at line 1");
  }

  @Test
  void an_exception_is_logged_and_not_shown() {
    Throwable cause = new IllegalStateException("secret");
    doThrow(cause).when(client).suspendInstance(eq("a"), any());
    HttpResponseMessage response =
        respond("suspend", "{\"id\":\"a\"}", Contexts.handingOut(client));

    assertThat(response.getStatusCode()).isEqualTo(500);
    assertThat((String) response.getBody()).doesNotContain("secret");
    assertThat(log.thrown()).containsExactly(cause);
  }

  @Test
  @Timeout(60)
  void a_restart_on_an_engine_that_does_not_answer_ends_at_the_limit() throws IOException {
    CompletingService service = new CompletingService("1");
    service.ignoreReads("a");
    try (SidecarServer engine = new SidecarServer(service);
        DurableClients clients = new DurableClients(Runnable::run)) {
      StartLimits limits = new StartLimits(Duration.ofMillis(300), 1, Duration.ofHours(1));
      App app =
          new App(
              Settings.of(name -> null, names),
              names,
              clients,
              new SingletonStarter(clients, limits, System::nanoTime),
              new ManagementClient());
      ActionRequest restart = ActionRequest.of("restart", "{\"id\":\"a\"}");
      HttpResponseMessage response =
          JsonResponses.to(
              new FakeRequest(),
              invocation,
              () -> new ActionRunner(app).run(engine.context(), null, restart, log.logger()));

      assertThat(response.getStatusCode()).isEqualTo(503);
    }
  }

  private void startOn(
      AzureStorageHub hub, DurableClients clients, DurableClientContext context, String input) {
    new SingletonStarter(clients, StartLimits.DEFAULT, System::nanoTime)
        .start(
            context,
            new StartRequest("HelloCities", new InstanceId("a"), new JsonInput(input), Reuse.NEVER),
            new LogLines().logger());
    assertThat(hub.runs()).isEqualTo(1);
  }

  private int act(String action, String body) {
    return respond(action, body, Contexts.handingOut(client)).getStatusCode();
  }

  private HttpResponseMessage respond(String action, String body, DurableClientContext context) {
    ActionRunner actions = new ActionRunner(app(new DurableClients(Runnable::run)));
    return JsonResponses.to(
        new FakeRequest(),
        invocation,
        () -> actions.run(context, null, ActionRequest.of(action, body), log.logger()));
  }

  private App app(DurableClients clients) {
    return App.of(name -> null, names, clients);
  }
}

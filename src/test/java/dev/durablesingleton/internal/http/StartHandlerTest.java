package dev.durablesingleton.internal.http;

import static com.microsoft.durabletask.OrchestrationRuntimeStatus.COMPLETED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.StringValue;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.NewOrchestrationInstanceOptions;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.fixtures.AzureStorageHub;
import dev.durablesingleton.fixtures.Contexts;
import dev.durablesingleton.fixtures.FakeRequest;
import dev.durablesingleton.fixtures.Instances;
import dev.durablesingleton.fixtures.LogLines;
import dev.durablesingleton.fixtures.StagedFunctions;
import dev.durablesingleton.internal.app.App;
import dev.durablesingleton.internal.client.DurableClients;
import dev.durablesingleton.internal.client.ManagementClient;
import dev.durablesingleton.internal.settings.Settings;
import dev.durablesingleton.internal.start.OrchestratorNames;
import dev.durablesingleton.internal.start.SingletonStarter;
import dev.durablesingleton.internal.start.StartLimits;
import io.grpc.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartHandlerTest {

  private static final String JSON = "application/json";
  private static final String STATUS_URL =
      "http://localhost:7071/runtime/webhooks/durabletask/instances/tour-1?code=KEY";

  private static final String STARTED =
      "Singleton start: {\"function\":\"HelloCities\",\"instanceId\":\"tour-1\","
          + "\"outcome\":\"Started\",\"reuse\":\"never\",\"milliseconds\":0}";

  private final AzureStorageHub hub = new AzureStorageHub();
  private final LogLines log = new LogLines();
  private final ExecutionContext invocation = mock(ExecutionContext.class);
  private final Map<String, String> settings = new HashMap<>();
  private final FakeRequest request = new FakeRequest();
  private OrchestratorNames names;

  @BeforeEach
  void prepare(@TempDir Path folder) {
    StagedFunctions.write(folder, "HelloCities", "orchestrationTrigger");
    StagedFunctions.write(folder, "SayHello", "activityTrigger");
    names = OrchestratorNames.in(folder);
    when(invocation.getInvocationId()).thenReturn("11111111-2222-3333-4444-555555555555");
    when(invocation.getLogger()).thenReturn(log.logger());
  }

  @Test
  void a_new_instance_202_with_the_links() throws Exception {
    HttpResponseMessage response = post("HelloCities", "tour-1");

    assertThat(response.getStatusCode()).isEqualTo(202);
    assertThat(response.getHeader("Content-Type")).isEqualTo(JSON);
    assertThat(response.getHeader("Location")).isEqualTo(STATUS_URL);
    assertThat(response.getHeader("Retry-After")).isEqualTo("10");
    assertThat(json(response).fieldNames())
        .toIterable()
        .containsExactly(
            "id",
            "purgeHistoryDeleteUri",
            "restartPostUri",
            "rewindPostUri",
            "sendEventPostUri",
            "statusQueryGetUri",
            "terminatePostUri",
            "resumePostUri",
            "suspendPostUri");
    assertThat(log.messages())
        .containsExactly(STARTED, "Started orchestration with ID = 'tour-1'.");
  }

  @Test
  void an_existing_instance_409_as_text() {
    post("HelloCities", "tour-1");
    HttpResponseMessage response = post("HelloCities", "tour-1");

    assertThat(response.getStatusCode()).isEqualTo(409);
    assertThat(response.getHeader("Content-Type")).isEqualTo("text/plain");
    assertThat(response.getBody()).isEqualTo("An instance with ID 'tour-1' already exists.");
    assertThat(response.getHeader("Location")).isEqualTo(STATUS_URL);
    assertThat(log.messages()).last().isEqualTo(STARTED.replace("Started", "Conflict"));
  }

  @Test
  void an_existing_instance_409_as_a_problem_if_json_is_accepted() throws Exception {
    post("HelloCities", "tour-1");
    request.header("accept", JSON);
    HttpResponseMessage response = post("HelloCities", "tour-1");

    assertThat(response.getStatusCode()).isEqualTo(409);
    assertThat(response.getHeader("Content-Type")).isEqualTo("application/problem+json");
    assertThat(response.getHeader("Location")).isEqualTo(STATUS_URL);
    assertThat(json(response))
        .isEqualTo(
            JsonMapper.builder()
                .build()
                .readTree(
                    """
                    {
                      "type": "urn:durable-singleton:instance-already-exists",
                      "title": "Instance already exists",
                      "status": 409,
                      "detail": "An instance with ID 'tour-1' already exists.",
                      "instance": "urn:uuid:11111111-2222-3333-4444-555555555555",
                      "instanceId": "tour-1",
                      "runtimeStatus": "Pending",
                      "createdTime": "2026-03-01T10:20:30Z",
                      "lastUpdatedTime": "2026-03-01T10:21:00Z",
                      "statusQueryGetUri": "%1$s?code=KEY",
                      "terminatePostUri": "%1$s/terminate?reason={text}&code=KEY",
                      "purgeHistoryDeleteUri": "%1$s?code=KEY",
                      "rewindPostUri": "%1$s/rewind?reason={text}&code=KEY"
                    }
                    """
                        .formatted(
                            "http://localhost:7071/runtime/webhooks/durabletask/instances/tour-1")));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, -, COMPLETED, 409", "finished, -, COMPLETED, 202", "finished, -, RUNNING, 409",
        "failed, -, COMPLETED, 409", "failed, -, TERMINATED, 202", "Failed, -, FAILED, 202",
        "-, finished, COMPLETED, 202", "-, failed, COMPLETED, 409",
            "never, finished, COMPLETED, 409",
        "sometimes, -, PENDING, 400", "-, sometimes, PENDING, 500",
            "finished, sometimes, FAILED, 202"
      })
  void reuse_decides_and_the_setting_is_its_default(
      String reuse, String setting, OrchestrationRuntimeStatus status, int code) {
    hub.reaching(status);
    post("HelloCities", "tour-1");
    settings.put("SINGLETON_REUSE", setting);
    if (reuse != null) {
      request.query("reuse", reuse);
    }
    HttpResponseMessage response = post("HelloCities", "tour-1");

    assertThat(response.getStatusCode()).isEqualTo(code);
    if (code == 400) {
      assertThat(response.getBody())
          .isEqualTo("reuse is 'sometimes'; it must be never, failed, finished or any.");
    }
    if (code == 500) {
      assertThat(response.getBody())
          .isEqualTo(
              "The app setting SINGLETON_REUSE is 'sometimes'; it must be never, failed or finished.");
    }
  }

  @Test
  void wait_200_with_the_status_document() throws Exception {
    DurableTaskClient client = hub.client();
    doReturn(
            Instances.of(
                Instances.state("tour-1", COMPLETED)
                    .setInput(StringValue.of("{\"n\": 1.50} \t\r\n"))
                    .setOutput(StringValue.of("404 not found"))
                    .setCustomStatus(StringValue.of("{\"step\":2}"))
                    .build()))
        .when(client)
        .waitForInstanceCompletion("tour-1", Duration.ofSeconds(5), true);
    HttpResponseMessage response = post(request.query("wait", "5"), Contexts.handingOut(client));

    assertThat(response.getStatusCode()).isEqualTo(200);
    assertThat(response.getHeader("Content-Type")).isEqualTo(JSON);
    assertThat((String) response.getBody()).contains("{\"n\": 1.50}");
    assertThat(json(response).toString())
        .isEqualTo(
            "{\"name\":\"HelloCities\",\"instanceId\":\"tour-1\",\"runtimeStatus\":\"Completed\","
                + "\"input\":{\"n\":1.5},\"customStatus\":{\"step\":2},\"output\":\"404 not found\","
                + "\"createdTime\":\"2026-03-01T10:20:30Z\",\"lastUpdatedTime\":\"2026-03-01T10:21:00Z\"}");
  }

  @Test
  void wait_202_when_the_instance_does_not_finish_in_time() throws Exception {
    DurableTaskClient client = hub.client();
    when(client.waitForInstanceCompletion(anyString(), any(), anyBoolean()))
        .thenThrow(new TimeoutException());

    assertThat(post(request.query("wait", "1"), Contexts.handingOut(client)).getStatusCode())
        .isEqualTo(202);
    assertThat(log.messages())
        .containsExactly(STARTED, "Started orchestration with ID = 'tour-1'.");
  }

  @Test
  void wait_202_when_the_wait_fails() throws Exception {
    DurableTaskClient client = hub.client();
    when(client.waitForInstanceCompletion(anyString(), any(), anyBoolean()))
        .thenThrow(Status.RESOURCE_EXHAUSTED.asRuntimeException());

    assertThat(post(request.query("wait", "1"), Contexts.handingOut(client)).getStatusCode())
        .isEqualTo(202);
    assertThat(log.messages())
        .last()
        .asString()
        .isEqualTo("Waiting for orchestration with ID = 'tour-1' failed.");
  }

  @Test
  void wait_of_zero_does_not_wait() {
    assertThat(post(request.query("wait", "0"), Contexts.handingOut(hub.client())).getStatusCode())
        .isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"231", "-1", "1.5", "soon", " 5", "99999999999"})
  void wait_400_unless_a_number_from_0_to_230(String wait) {
    HttpResponseMessage response =
        post(request.query("wait", wait), Contexts.handingOut(hub.client()));

    assertThat(response.getStatusCode()).isEqualTo(400);
    assertThat(response.getBody())
        .isEqualTo("wait is '" + wait + "'; it must be a whole number of seconds from 0 to 230.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "@x", "a/b", "a\\b", "a#b", "a?b", "a\nb", "a%2Fb"})
  void an_invalid_id_400(String id) {
    HttpResponseMessage response = post("HelloCities", id);

    assertThat(response.getStatusCode()).isEqualTo(400);
    assertThat((String) response.getBody()).startsWith("The instance ID ");
  }

  @Test
  void a_body_that_is_not_json_400() {
    request.body("{\"a\": }");
    HttpResponseMessage response = post("HelloCities", "tour-1");

    assertThat(response.getStatusCode()).isEqualTo(400);
    assertThat((String) response.getBody())
        .startsWith("The input is not JSON at line 1, column 7: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"b\": 1.10, \"a\": [1e2, \"\\u00fc東\"]}", "7", "\"text\"", ""})
  void the_input_is_what_the_caller_wrote(String body) {
    request.body(body);
    post("HelloCities", "tour-1");

    assertThat(hub.input("tour-1").strip()).isEqualTo(body.isEmpty() ? "null" : body);
  }

  @Test
  void a_chunked_body_411_since_the_host_drops_it() {
    request.header("transfer-encoding", "chunked");
    assertThat(post("HelloCities", "tour-1").getStatusCode()).isEqualTo(411);

    request.body("1");
    assertThat(post("HelloCities", "tour-1").getStatusCode()).isEqualTo(202);
  }

  @Test
  void a_body_larger_than_a_message_413_and_nothing_started() {
    request.body("\"" + "x".repeat(4 * 1024 * 1024) + "\"");
    HttpResponseMessage response = post("HelloCities", "tour-1");

    assertThat(response.getStatusCode()).isEqualTo(413);
    assertThat((String) response.getBody())
        .matches("The input is larger than 4193\\d{3} bytes, .*4194304.*");
    assertThat(hub.runs()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Nope", "SayHello"})
  void an_unknown_orchestrator_404_with_the_known_names(String name) {
    HttpResponseMessage response = post(name, "tour-1");

    assertThat(response.getStatusCode()).isEqualTo(404);
    assertThat(response.getBody())
        .isEqualTo("There is no orchestrator '" + name + "'; this app has HelloCities.");
  }

  @Test
  void names_ignore_case_and_the_declared_name_is_scheduled() {
    DurableTaskClient client = mock(DurableTaskClient.class);
    when(client.getInstanceMetadata(anyString(), anyBoolean())).thenReturn(Instances.missing());
    handler().handle(request, Contexts.handingOut(client), "hellocities", "tour-1", invocation);

    verify(client)
        .scheduleNewOrchestrationInstance(
            eq("HelloCities"), any(NewOrchestrationInstanceOptions.class));
  }

  @Test
  void an_unreachable_engine_503_after_a_retry() {
    DurableTaskClient client = mock(DurableTaskClient.class);
    when(client.getInstanceMetadata(anyString(), anyBoolean()))
        .thenThrow(Status.UNAVAILABLE.asRuntimeException());
    DurableClientContext context = Contexts.handingOut(client);
    HttpResponseMessage response = post(request, context);

    assertThat(response.getStatusCode()).isEqualTo(503);
    assertThat(response.getHeader("Retry-After")).isEqualTo("10");
    verify(context, times(2)).getClient();
  }

  @Test
  void an_unverified_start_502_with_its_status_url() {
    DurableTaskClient client = hub.client();
    doReturn(Instances.missing()).when(client).getInstanceMetadata(anyString(), eq(true));
    HttpResponseMessage response = post(request, Contexts.handingOut(client));

    assertThat(response.getStatusCode()).isEqualTo(502);
    assertThat(response.getHeader("Location")).isEqualTo(STATUS_URL);
    assertThat(log.messages()).containsExactly(STARTED.replace("Started", "Unverified"));
  }

  @Test
  void an_unexpected_exception_500_without_a_stack_trace_and_logged() throws Exception {
    DurableTaskClient client = mock(DurableTaskClient.class);
    Throwable cause = new StackOverflowError("secret");
    when(client.getInstanceMetadata(anyString(), anyBoolean())).thenThrow(cause);
    HttpResponseMessage response = post(request, Contexts.handingOut(client));

    assertThat(response.getStatusCode()).isEqualTo(500);
    assertThat(response.getHeader("Content-Type")).isEqualTo("application/problem+json");
    assertThat(json(response).path("instance").asText()).endsWith("555555555555");
    assertThat((String) response.getBody())
        .doesNotContain("secret", "StackOverflowError", "at dev.");
    assertThat(log.messages())
        .containsExactly(
            STARTED.replace("Started", "Failed"),
            "Start of 'HelloCities' with ID = 'tour-1' failed.");
    assertThat(log.thrown()).last().isEqualTo(cause);
  }

  @Test
  void an_invalid_url_400_before_the_start() {
    HttpResponseMessage response =
        post(request.url("http://localhost/api?q=a|b"), Contexts.handingOut(hub.client()));

    assertThat(response.getStatusCode()).isEqualTo(400);
    assertThat(hub.runs()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "SINGLETON_PUBLIC_URL, api.example.com, 'an http or https URL without user, query and fragment'",
    "SINGLETON_FORWARDED_HEADERS, yes, true or false"
  })
  void an_invalid_address_setting_500_before_the_start(String setting, String value, String rule) {
    settings.put(setting, value);
    HttpResponseMessage response = post("HelloCities", "tour-1");

    assertThat(response.getStatusCode()).isEqualTo(500);
    assertThat(response.getBody())
        .isEqualTo("The app setting " + setting + " is '" + value + "'; it must be " + rule + ".");
    assertThat(hub.runs()).isZero();
  }

  @Test
  void a_thousand_starts_open_one_client() {
    StartHandler handler = handler();
    DurableTaskClient client = hub.client();
    DurableClientContext first = Contexts.handingOut(client);
    DurableClientContext others = Contexts.handingOut(client);
    handler.handle(request, first, "HelloCities", "tour-0", invocation);
    for (int i = 1; i < 1000; i++) {
      assertThat(
              handler
                  .handle(request, others, "HelloCities", "tour-" + i, invocation)
                  .getStatusCode())
          .isEqualTo(202);
    }
    verify(first).getClient();
    verify(others, never()).getClient();
  }

  private HttpResponseMessage post(String function, String id) {
    return handler().handle(request, Contexts.handingOut(hub.client()), function, id, invocation);
  }

  private HttpResponseMessage post(FakeRequest request, DurableClientContext context) {
    return handler().handle(request, context, "HelloCities", "tour-1", invocation);
  }

  private StartHandler handler() {
    DurableClients clients = new DurableClients(Runnable::run);
    return new StartHandler(
        new App(
            Settings.of(settings::get, names),
            names,
            clients,
            new SingletonStarter(clients, StartLimits.DEFAULT, () -> 0),
            new ManagementClient()));
  }

  private static JsonNode json(HttpResponseMessage response) throws Exception {
    return JsonMapper.builder().build().readTree((String) response.getBody());
  }
}

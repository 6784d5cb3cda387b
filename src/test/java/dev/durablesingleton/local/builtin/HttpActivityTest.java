package dev.durablesingleton.local.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.durablesingleton.local.engine.WithoutEntities;
import dev.durablesingleton.local.engine.work.WorkItems.Activity;
import dev.durablesingleton.local.engine.work.WorkItems.ActivityOutcome;
import dev.durablesingleton.local.engine.work.WorkItems.Turn;
import dev.durablesingleton.local.engine.work.WorkItems.TurnOutcome;
import dev.durablesingleton.local.log.HostLog;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An HTTP request of an orchestrator")
@Timeout(60)
class HttpActivityTest {

  private static final String AGENT = "Microsoft.Azure.WebJobs.Extensions.DurableTask/3.19.0";

  private final LoopbackServer server = new LoopbackServer();
  private final List<String> logged = Collections.synchronizedList(new ArrayList<>());
  private final HostLog log =
      (level, category, message, failure) -> logged.add(level + " " + message);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final BuiltInActivities activities =
      new BuiltInActivities(new NoFunctions(), threads, log);

  @AfterEach
  void stop() {
    activities.close();
    threads.shutdown();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 202, 401, 404, 500})
  void returns_any_status_as_its_result_and_is_sent_once(int status) {
    assertThat(result("GET", "/code/" + status).get("statusCode").getAsInt()).isEqualTo(status);
    assertThat(server.unread()).isEqualTo(1);
    assertThat(logged).isEmpty();
  }

  @Test
  void has_the_extensions_agent_and_its_own_headers() throws Exception {
    result("{'method':'get','uri':'%s','headers':{'X-A':['b','c']}}".formatted(server.uri("/x")));

    LoopbackServer.Seen seen = server.next();
    assertThat(seen.method()).isEqualTo("GET");
    assertThat(seen.headers().get("User-Agent")).containsExactly(AGENT);
    assertThat(seen.headers().get("X-A")).containsExactly("b", "c");
    assertThat(seen.headers()).doesNotContainKeys("Connection", "Upgrade", "Content-Type");
  }

  @Test
  void may_have_another_agent() throws Exception {
    result("{'method':'GET','uri':'%s','headers':{'user-agent':'me'}}".formatted(server.uri("/")));

    assertThat(server.next().headers().get("User-Agent")).containsExactly("me");
  }

  @ParameterizedTest
  @CsvSource({
    "'', text/plain",
    "application/json, application/json",
    "application/x-www-form-urlencoded, application/x-www-form-urlencoded; charset=utf-8"
  })
  void sends_its_content_with_a_type(String given, String sent) throws Exception {
    String headers = given.isEmpty() ? "{}" : "{'content-type':'" + given + "'}";
    String request = "{'method':'POST','uri':'%s','headers':%s,'content':'grüße'}";

    assertThat(result(request.formatted(server.uri("/echo"), headers)).get("content").getAsString())
        .isEqualTo("grüße");
    assertThat(server.next().headers().get("Content-Type")).containsExactly(sent);
  }

  @Test
  void is_sent_without_headers_that_the_client_sets_itself_and_the_log_names_them()
      throws Exception {
    result("{'method':'GET','uri':'%s','headers':{'Host':'other'}}".formatted(server.uri("/h")));

    assertThat(server.next().headers().get("Host")).containsExactly("127.0.0.1:" + server.port());
    assertThat(logged)
        .containsExactly(
            "WARNING Instance 'a': GET %s is sent without the header 'Host', which Java's HTTP client sets itself. Azure sends it."
                .formatted(server.uri("/h")));
  }

  @Test
  void returns_headers_without_those_of_the_content_and_the_log_names_what_the_sdk_cannot_read() {
    JsonObject headers = result("GET", "/headers?code=secret").getAsJsonObject("headers");

    assertThat(headers.get("X-One").getAsString()).isEqualTo("a");
    assertThat(headers.get("X-Two")).isEqualTo(JsonParser.parseString("['b1','b2']"));
    assertThat(headers.get("Vary")).isEqualTo(JsonParser.parseString("['Accept','Origin']"));
    assertThat(headers.keySet()).doesNotContain("Content-Length", "Last-Modified");
    assertThat(logged)
        .singleElement()
        .asString()
        .startsWith("WARNING Instance 'a': the response to GET " + server.uri("/headers") + " has")
        .contains("several values in the header 'Vary', 'X-Two'", "Java SDK 1.9.0")
        .doesNotContain("secret");
  }

  @Test
  void decodes_the_response_by_its_charset() {
    assertThat(result("GET", "/latin").get("content").getAsString()).isEqualTo("ü");
  }

  @Test
  void sends_no_cookie_of_an_earlier_response() throws Exception {
    result("GET", "/cookie");
    result("GET", "/cookie");

    server.next();
    assertThat(server.next().headers()).doesNotContainKey("Cookie");
  }

  @ParameterizedTest
  @CsvSource({
    "POST, 301, GET",
    "POST, 302, GET",
    "PUT, 302, PUT",
    "PUT, 303, GET",
    "POST, 307, POST",
    "PUT, 308, PUT"
  })
  void follows_redirects_without_credentials(String method, int status, String next)
      throws Exception {
    String request =
        "{'method':'%s','uri':'%s','headers':{'Authorization':'b','X-A':'c'},'content':'d'}";

    assertThat(result(request.formatted(method, server.uri("/to/" + status))).get("statusCode"))
        .isEqualTo(JsonParser.parseString("200"));
    server.next();
    LoopbackServer.Seen second = server.next();
    assertThat(second.method()).isEqualTo(next);
    assertThat(second.headers().get("X-A")).containsExactly("c");
    assertThat(second.headers()).doesNotContainKey("Authorization");
    assertThat(second.body()).isEqualTo(next.equals("GET") ? "" : "d");
  }

  @Test
  void ends_an_endless_redirect_with_the_last_response() {
    assertThat(result("GET", "/loop").get("statusCode").getAsInt()).isEqualTo(302);
    assertThat(server.unread()).isEqualTo(51);
  }

  @Test
  void to_a_closed_port_fails_with_the_reason_in_the_history_and_in_the_log() {
    int port = closedPort();
    ActivityOutcome.Failed failed =
        failed("{'method':'GET','uri':'http://127.0.0.1:%d/x'}".formatted(port));

    assertThat(failed.details()).isNull();
    assertThat(failed.reason()).isEqualTo("Connection refused (127.0.0.1:" + port + ")");
    assertThat(failed.exception())
        .startsWith("{\"$type\":\"System.Net.Http.HttpRequestException, System.Net.Http\",")
        .contains("\"HttpRequestError\":2", "\"ClassName\":\"System.Net.Sockets.SocketException\"");
    assertThat(logged)
        .containsExactly(
            "ERROR Instance 'a': GET http://127.0.0.1:%d/x fails. Connection refused (127.0.0.1:%d)."
                .formatted(port, port));
  }

  @Test
  void whose_connection_is_dropped_fails_with_the_cause_in_the_log() throws Exception {
    try (ServerSocket dropping = new ServerSocket(0)) {
      threads.execute(
          () -> {
            try {
              while (true) {
                dropping.accept().close();
              }
            } catch (IOException e) {
              // The test has ended.
            }
          });
      ActivityOutcome.Failed failed =
          failed(
              "{'method':'POST','uri':'http://127.0.0.1:%d/'}".formatted(dropping.getLocalPort()));

      assertThat(failed.details()).isNull();
      assertThat(failed.reason()).isEqualTo("An error occurred while sending the request.");
      assertThat(logged).singleElement().asString().contains("Cause: java.io.IOException");
    }
  }

  @Test
  void fails_after_its_timeout() {
    ActivityOutcome.Failed failed =
        failed(
            "{'method':'GET','uri':'%s','timeout':'00:00:00.2000000'}"
                .formatted(server.uri("/never")));

    assertThat(failed.details()).isNull();
    assertThat(failed.reason())
        .isEqualTo("The operation was canceled. Reached user specified timeout: 00:00:00.2000000.");
    assertThat(failed.exception()).contains("\"ClassName\":\"System.TimeoutException\"");
  }

  @Test
  void does_not_read_more_than_the_limit() {
    assertThat(failed("{'method':'GET','uri':'%s'}".formatted(server.uri("/large"))).reason())
        .isEqualTo("The response has more than 16777216 bytes, the most that this host reads.");
  }

  @ParameterizedTest
  @CsvSource({
    "{}, 500, Response status code does not indicate success: 500 (Internal Server Error).",
    "{}, 404, Response status code does not indicate success: 404 (Not Found).",
    "{'statusCodesToRetry':[503]}, 503, 'Status code ServiceUnavailable received, retry requested.'",
    "{'statusCodesToRetry':[503]}, 500, ''",
    "{}, 302, ''"
  })
  void with_retry_options_fails_by_its_status_and_is_not_repeated(
      String options, int status, String reason) {
    String request =
        "{'method':'GET','uri':'%s','retryOptions':%s}"
            .formatted(server.uri("/code/" + status), options.replace('\'', '"'));

    ActivityOutcome outcome = run(request);
    assertThat(server.unread()).isEqualTo(1);
    if (reason.isEmpty()) {
      assertThat(outcome).isInstanceOf(ActivityOutcome.Completed.class);
    } else {
      assertThat(((ActivityOutcome.Failed) outcome).reason()).isEqualTo(reason);
      assertThat(((ActivityOutcome.Failed) outcome).details()).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'uri':'http://x/'} | System.ArgumentNullException | Value cannot be null. (Parameter 'method')",
        "{'method':'NOT A METHOD','uri':'http://x/'} | System.FormatException | The format of the HTTP method is invalid.",
        "{'method':'GET'} | System.InvalidOperationException | An invalid request URI was provided. Either the request URI must be an absolute URI or BaseAddress must be set.",
        "{'method':'GET','uri':'/ok'} | System.InvalidOperationException | An invalid request URI was provided. Either the request URI must be an absolute URI or BaseAddress must be set.",
        "{'method':'GET','uri':'ftp://x/'} | System.NotSupportedException | The 'ftp' scheme is not supported.",
        "{'method':'GET','uri':'http://x/','headers':{'Content-Length':'3'}} | System.InvalidOperationException | Misused header name, 'Content-Length'. Make sure request headers are used with HttpRequestMessage, response headers with HttpResponseMessage, and content headers with HttpContent objects.",
        "{'method':'POST','uri':'http://x/','content':'a','headers':{'Content-Type':'text/plain; charset=utf-8'}} | System.FormatException | The format of value 'text/plain; charset=utf-8' is invalid.",
        "{'method':'POST','uri':'http://x/','headers':{'Content-Type':'multipart/form-data'}} | Microsoft.Azure.WebJobs.Extensions.DurableTask.FunctionFailedException | Multipart content is not supported with CallHttpAsync.",
        "{'method':'GET','uri':'http://x/','headers':{'a b':'c'}} | System.FormatException | The header 'a b' has a name or a value that HTTP does not allow.",
        "{'method':'GET','uri':'http://x/','timeout':'soon'} | Newtonsoft.Json.JsonSerializationException | The timeout 'soon' is not a time span such as 00:00:30.",
      })
  void that_is_invalid_fails_with_type_and_message(String request, String type, String message) {
    ActivityOutcome.Failed failed = failed(request);

    assertThat(failed.details().getErrorType()).isEqualTo(type);
    assertThat(failed.details().getErrorMessage()).isEqualTo(message);
    assertThat(failed.reason()).isEqualTo(message);
    assertThat(failed.exception())
        .isEqualTo("Unhandled exception while executing task: " + type + ": " + message);
    assertThat(logged).singleElement().asString().startsWith("ERROR Instance 'a': ");
  }

  @Test
  void with_a_token_source_fails_with_the_way_out() {
    ActivityOutcome.Failed failed =
        failed("{'method':'GET','uri':'http://x/','tokenSource':{'resource':'https://r/'}}");

    assertThat(failed.details().getErrorType())
        .isEqualTo("Azure.Identity.CredentialUnavailableException");
    assertThat(failed.reason())
        .isEqualTo(
            "The request has a tokenSource, and this host has no managed identity to get a token"
                + " from. Get the token in an activity and send it in the header Authorization.");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      value = {
        "- | System.ArgumentNullException | Value cannot be null. (Parameter 'source')",
        "null | System.ArgumentNullException | Value cannot be null. (Parameter 'source')",
        "[] | System.InvalidOperationException | Sequence contains no elements",
        "{\"method\":\"GET\"} | Newtonsoft.Json.JsonSerializationException | Cannot deserialize the current JSON object",
        "[1] | Newtonsoft.Json.JsonSerializationException | The first element of the input is not a request.",
      })
  void is_the_first_element_of_an_array(String input, String type, String message) {
    ActivityOutcome.Failed failed =
        (ActivityOutcome.Failed) runRaw("BuiltIn::HttpActivity", input).join();

    assertThat(failed.details().getErrorType()).isEqualTo(type);
    assertThat(failed.reason()).startsWith(message);
    if (input != null && input.startsWith("{")) {
      assertThat(failed.reason()).endsWith("\nPath 'method', line 1, position 10.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"BuiltIn::Nothing", "builtin::httpactivity"})
  void has_an_exact_name_and_any_other_built_in_name_is_logged(String name) {
    ActivityOutcome.Failed failed = (ActivityOutcome.Failed) runRaw(name, "[1]").join();

    assertThat(failed.details()).isNull();
    assertThat(failed.reason())
        .isEqualTo(
            "Activity function '%s' failed: Activity function '%s' does not exist."
                .formatted(name, name));
    assertThat(logged).singleElement().asString().contains("'" + name + "'", "instance 'a'");
  }

  @Test
  void that_runs_when_the_host_ends_is_left_to_the_next_host() throws Exception {
    CompletableFuture<ActivityOutcome> running =
        runRaw(
            "BuiltIn::HttpActivity",
            "[{'method':'GET','uri':'%s'}]".formatted(server.uri("/never")));
    server.next();
    threads.shutdown();
    activities.close();

    assertThat(running.join()).isInstanceOf(ActivityOutcome.Abandoned.class);
    assertThat(runRaw("BuiltIn::HttpActivity", "[]")).isNotDone();
    assertThat(logged).isEmpty();
  }

  private JsonObject result(String method, String path) {
    return result("{'method':'%s','uri':'%s'}".formatted(method, server.uri(path)));
  }

  private JsonObject result(String request) {
    ActivityOutcome.Completed completed = (ActivityOutcome.Completed) run(request);
    return JsonParser.parseString(completed.result()).getAsJsonObject();
  }

  private ActivityOutcome.Failed failed(String request) {
    return (ActivityOutcome.Failed) run(request);
  }

  private ActivityOutcome run(String request) {
    return runRaw("BuiltIn::HttpActivity", "[" + request + "]").join();
  }

  private CompletableFuture<ActivityOutcome> runRaw(String name, String input) {
    return activities
        .run(new Activity("a", "run-1", 0, name, null, input, null))
        .toCompletableFuture();
  }

  private static int closedPort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Work items that no test runs. */
  private static final class NoFunctions implements WithoutEntities {
    @Override
    public CompletionStage<TurnOutcome> run(Turn turn) {
      throw new AssertionError(turn);
    }

    @Override
    public CompletionStage<ActivityOutcome> run(Activity activity) {
      throw new AssertionError(activity);
    }
  }
}

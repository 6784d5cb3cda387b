package dev.durablesingleton.internal.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.durablesingleton.fixtures.Contexts;
import dev.durablesingleton.fixtures.FakeRequest;
import dev.durablesingleton.internal.client.ManagementClient;
import dev.durablesingleton.internal.dashboard.ActionResult.Document;
import dev.durablesingleton.internal.dashboard.ActionResult.Message;
import dev.durablesingleton.internal.dashboard.history.InstanceTimeline;
import dev.durablesingleton.internal.json.AppJson;
import dev.durablesingleton.internal.links.OwnHostLinks;
import dev.durablesingleton.start.InvalidRequestException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** History, rewind and signals over real HTTP, on a host with programmed answers. */
class HistoryReaderTest {

  private final List<String> requests = new ArrayList<>();
  private final List<String> bodies = new ArrayList<>();
  private HttpServer host;
  private int status = 200;
  private String body = "{}";

  @BeforeEach
  void serve() throws IOException {
    host = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
    host.createContext(
        "/",
        exchange -> {
          requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          byte[] bytes = body.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    host.start();
  }

  @AfterEach
  void stop() {
    host.stop(0);
  }

  @Test
  void a_local_host_tells_why_it_gives_the_instance_no_turn() {
    body = "{\"historyEvents\":[],\"reasonToWait\":\"The instance waits.\"}";

    InstanceTimeline timeline = (InstanceTimeline) ((Document) read()).content();

    assertThat(timeline.reasonToWait()).isEqualTo("The instance waits.");
  }

  @Test
  void the_request_has_the_system_key_and_the_answer_does_not() {
    body =
        """
        {"historyEvents":[{"EventType":"ExecutionStarted","Input":"1","Timestamp":"2026-11-22T10:00:00Z"}]}""";
    ActionResult result = read();

    assertThat(requests)
        .containsExactly(
            "GET /runtime/webhooks/durabletask/instances/a"
                + "?showInput=true&showHistory=true&showHistoryOutput=true&showReasonToWait=true&code=KEY");
    assertThat(((InstanceTimeline) ((Document) result).content()).entries()).hasSize(1);
    assertThat(AppJson.write(result)).doesNotContain("KEY");
  }

  @Test
  void the_events_are_whole_and_keep_the_digits_of_their_numbers() {
    String events = "[{\"Input\":\"" + "x".repeat(20_000) + "\",\"Result\":1.50}]";
    body = "{\"historyEvents\":" + events + "}";
    ActionResult result = new HistoryReader(new ManagementClient()).events(links(), "a");

    assertThat(AppJson.write(((Document) result).content())).isEqualTo(events);
  }

  @Test
  void the_parent_is_read_from_the_status_document() {
    assertThat(((InstanceTimeline) ((Document) read()).content()).parent()).isNull();
    body = "{\"instanceId\":\"fleet:1\",\"parentInstanceId\":\"fleet\",\"historyEvents\":[]}";
    assertThat(((InstanceTimeline) ((Document) read()).content()).parent()).isEqualTo("fleet");
  }

  @ParameterizedTest
  @CsvSource({"404, NOT_FOUND", "401, BAD_ANSWER", "500, BAD_ANSWER"})
  void an_error_of_the_management_api_is_shown(int answer, ActionStatus expected) {
    status = answer;
    assertThat(((Message) read()).status()).isEqualTo(expected);
  }

  @Test
  void an_answer_that_is_not_json_is_shown_as_an_error() {
    body = "<html>";
    assertThat(((Message) read()).status()).isEqualTo(ActionStatus.BAD_ANSWER);
  }

  @Test
  void a_host_that_does_not_answer_is_shown_as_an_error() {
    host.stop(0);
    assertThat(((Message) read()).status()).isEqualTo(ActionStatus.UNAVAILABLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "202 | '' | ACCEPTED | failed steps are retried",
        "404 | '' | NOT_FOUND | no instance",
        "412 | '\"It has status Running\"' | REFUSED | It has status Running",
        "500 | '{\"Message\":\"m\",\"ExceptionMessage\":\"not failed\"}' | REFUSED | not failed",
        "501 | '{\"Message\":\"cannot\"}' | UNSUPPORTED | cannot",
        "401 | '' | BAD_ANSWER | answered 401"
      })
  void a_rewind_is_shown_as_the_engine_answers_it(
      int answer, String text, ActionStatus expected, String part) {
    status = answer;
    body = text;
    ActionResult result =
        new RewindAction(new ManagementClient())
            .run(links(), ActionRequest.of("rewind", "{\"id\":\"a\",\"reason\":\"once more\"}"));

    assertThat(requests)
        .containsExactly(
            "POST /runtime/webhooks/durabletask/instances/a/rewind?reason=once+more&code=KEY");
    assertThat(((Message) result).status()).isEqualTo(expected);
    assertThat(((Message) result).message()).contains(part);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "202 | '' | ACCEPTED | accepted the signal",
        "400 | '{\"Message\":\"no such function\"}' | INVALID | no such function",
        "404 | '' | UNSUPPORTED | key contains a slash",
        "500 | '' | BAD_ANSWER | answered 500"
      })
  void a_signal_is_shown_as_the_engine_answers_it(
      int answer, String text, ActionStatus expected, String part) {
    status = answer;
    body = text;
    Message result = (Message) signal("@counter@a b");

    assertThat(requests)
        .containsExactly(
            "POST /runtime/webhooks/durabletask/entities/counter/a%20b?op=add+1&code=KEY");
    assertThat(bodies).containsExactly("5");
    assertThat(result.status()).isEqualTo(expected);
    assertThat(result.message()).contains(part);
  }

  @Test
  void a_signal_needs_an_entity_and_an_operation() {
    assertThatThrownBy(() -> signal("tour-1"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(
            "The ID is 'tour-1'; that of an entity that can be signaled has the form @name@key.");
    assertThatThrownBy(() -> ActionRequest.of("signal", "{\"id\":\"@counter@k\"}"))
        .hasMessage("The name of the operation is missing.");
  }

  private ActionResult signal(String id) {
    return new SignalAction(new ManagementClient())
        .run(
            links(),
            ActionRequest.of(
                "signal", "{\"id\":\"" + id + "\",\"event\":\"add 1\",\"data\":\"5\"}"));
  }

  private ActionResult read() {
    return new HistoryReader(new ManagementClient()).timeline(links(), "a");
  }

  private OwnHostLinks links() {
    return OwnHostLinks.of(
        Contexts.withQuery("code=KEY"),
        new FakeRequest(),
        "localhost:" + host.getAddress().getPort());
  }
}

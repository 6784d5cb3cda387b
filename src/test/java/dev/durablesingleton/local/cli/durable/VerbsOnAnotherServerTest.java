package dev.durablesingleton.local.cli.durable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A verb with the URL of another server")
class VerbsOnAnotherServerTest {

  private static final String RUNNING =
      "{\"instanceId\":\"a\\u001b[2Jb\",\"runtimeStatus\":\"Running\",\"name\":\"Wait\"}";

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private volatile int status = 200;
  private volatile String body = "[]";
  private volatile String location;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + " "
            + exchange.getRequestHeaders().getFirst("x-functions-key"));
    if (location != null) {
      exchange.getResponseHeaders().add("Location", location);
    }
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private VerbRun verb(String... args) {
    return VerbRun.of(
        Map.of("DURABLE_KEY", "secret", "DURABLE_URL", url() + "/base/"), Path.of(""), args);
  }

  @Test
  void sends_the_key_in_a_header_below_the_base_path() {
    assertThat(verb("get-instances", "--created-after", "2026-01-31").exitCode()).isZero();

    assertThat(requests)
        .containsExactly(
            "GET /base/runtime/webhooks/durabletask/instances?top=10&showInput=false"
                + "&createdTimeFrom=2026-01-31T00%3A00%3A00Z secret");
  }

  @Test
  void an_option_takes_precedence_over_the_environment() {
    assertThat(verb("get-instances", "--url", url(), "--key", "other").exitCode()).isZero();

    assertThat(requests.get(0)).startsWith("GET /runtime/").endsWith(" other");
  }

  @Test
  void does_not_follow_a_redirect_with_the_key() {
    status = 302;
    location = url() + "/elsewhere";

    VerbRun redirected = verb("get-instances");

    assertThat(redirected.exitCode()).isEqualTo(3);
    assertThat(redirected.err()).contains("redirects to " + location).doesNotContain("secret");
    assertThat(requests).hasSize(1);
  }

  @Test
  void tells_that_it_is_no_Functions_host() {
    body = "<html>It works</html>";

    VerbRun foreign = verb("get-instances");

    assertThat(foreign.exitCode()).isEqualTo(3);
    assertThat(foreign.err()).contains("is not one of the management API");
  }

  @Test
  void tells_why_the_host_fails() {
    status = 503;
    body = "{\"Message\":\"Something went wrong\",\"ExceptionMessage\":\"The disk is full.\"}";

    VerbRun failed = verb("get-instances", "--json");

    assertThat(failed.exitCode()).isEqualTo(3);
    assertThat(failed.out()).isEmpty();
    assertThat(failed.err()).contains("fails: The disk is full.");
  }

  @Test
  void tells_that_no_host_answers() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }

    VerbRun none = verb("get-instances", "--url", "http://localhost:" + port);

    assertThat(none.exitCode()).isEqualTo(3);
    assertThat(none.err()).contains("does not answer (");
  }

  @Test
  void a_terminate_that_the_host_loses_ends_with_1() {
    body = RUNNING;

    VerbRun lost = verb("terminate", "--id", "a", "--wait", "1");

    assertThat(lost.exitCode()).isEqualTo(1);
    assertThat(lost.out()).isEmpty();
    assertThat(lost.err()).contains("but it is still Running after 1 s;");
    assertThat(verb("terminate", "--id", "a", "--wait", "0").lines())
        .containsExactly("The instance 'a' is Running.");
  }

  @Test
  void control_characters_do_not_reach_the_terminal() {
    body = RUNNING;

    assertThat(verb("get-runtime-status", "--id", "a").out())
        .contains("Instance:      a [2Jb")
        .doesNotContain("\u001b");
  }

  @Test
  void numbers_are_printed_as_the_host_wrote_them() {
    body = "{\"instanceId\":\"a\",\"output\":[12345678901234567890,1.50,1e400]}";

    assertThat(verb("get-runtime-status", "--id", "a", "--show-output", "--json").out())
        .contains("12345678901234567890", "1.50", "1e400");
  }
}

package dev.durablesingleton.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import dev.durablesingleton.fixtures.HostedApp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The script that tests an app after a deployment, run against the local host. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The smoke test is a script for sh.")
class SmokeTestIT {

  @RegisterExtension static final HostedApp APP = new HostedApp();

  @TempDir Path folder;

  @BeforeAll
  static void curlIsThere() {
    assumeThat(Stream.of(System.getenv("PATH").split(":")).map(Path::of))
        .as("The smoke test needs curl.")
        .anyMatch(path -> Files.isExecutable(path.resolve("curl")));
  }

  @Test
  void an_app_that_starts_each_id_once_passes() throws Exception {
    assertThat(smokeTest(APP.host().port(), "0.2"))
        .matches(
            "0: The first start of '(\\S+)' was answered with 202\\.\n"
                + "The second start of '\\1' was answered with 409\\.\n"
                + "The instance '\\1' has completed\\.\n");
    assertThat(
            APP.http().send("GET", "/runtime/webhooks/durabletask/instances", (String) null).body())
        .as("The instance was purged.")
        .doesNotContain("smoke-test-");
  }

  @Test
  void an_app_that_accepts_an_id_twice_fails() throws Exception {
    HttpServer server = server();
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(202, -1);
          exchange.close();
        });
    server.start();
    try {
      assertThat(smokeTest(server.getAddress().getPort(), "0"))
          .startsWith("1: ")
          .contains("' was answered with 202 instead of 409.");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void an_app_that_does_not_run_what_it_started_fails() throws Exception {
    HttpServer server = server();
    server.createContext(
        "/api/",
        exchange -> {
          int port = server.getAddress().getPort();
          boolean first = exchange.getHttpContext().getAttributes().put("started", true) == null;
          exchange.getResponseHeaders().add("Location", "http://127.0.0.1:" + port + "/status");
          exchange.sendResponseHeaders(first ? 202 : 409, -1);
          exchange.close();
        });
    server.createContext(
        "/status",
        exchange -> {
          byte[] pending = "{\"runtimeStatus\":\"Pending\"}".getBytes(UTF_8);
          exchange.sendResponseHeaders(202, pending.length);
          exchange.getResponseBody().write(pending);
          exchange.close();
        });
    server.start();
    try {
      assertThat(smokeTest(server.getAddress().getPort(), "0"))
          .startsWith("1: ")
          .contains("has not completed.\n{\"runtimeStatus\":\"Pending\"}");
    } finally {
      server.stop(0);
    }
  }

  private static HttpServer server() throws IOException {
    return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  /**
   * The script's exit code and output.
   *
   * @param pause seconds between two attempts
   */
  private String smokeTest(int port, String pause) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    ProcessBuilder command =
        new ProcessBuilder("sh", "infra/smoke-test.sh", "http://127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    command.environment().put("FUNCTION_KEY", "none");
    command.environment().put("SMOKE_TEST_PAUSE", pause);
    Process process = command.start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return process.exitValue() + ": " + Files.readString(output);
  }
}

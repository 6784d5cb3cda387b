package dev.durablesingleton.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.durablesingleton.fixtures.HostProcess;
import dev.durablesingleton.fixtures.Http;
import dev.durablesingleton.fixtures.Patience;
import dev.durablesingleton.local.functionapp.AnnotatedFunctions;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.functionapp.StagedPackage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A host that is stopped")
class StoppingProcessIT {

  /** The host ends within five seconds of its own; a busy machine needs longer. */
  private static final Duration END = Patience.LIMIT;

  @TempDir Path folder;

  @BeforeEach
  void stage() {
    StagedPackage staged =
        StagedPackage.in(folder)
            .jar("app.jar", StagedPackage.entriesOf(BlockingFunctions.class))
            .file(
                "local.settings.json",
                """
                {"IsEncrypted": false,
                 "Values": {"GREETING": "Good morning", "FUNCTIONS_WORKER_RUNTIME": "java"},
                 "Host": {"LocalHttpPort": 0}}
                """);
    for (FunctionMetadata function : AnnotatedFunctions.of("../app.jar", BlockingFunctions.class)) {
      staged.function(function.name(), function.config().toString());
    }
  }

  @Test
  void completes_a_running_call_and_accepts_no_other() throws Exception {
    try (ServerSocket server = listen();
        HostProcess process = serve()) {
      Http http = process.http();
      CompletableFuture<HttpResponse<String>> call = block(http, server);
      try (Socket connection = server.accept()) {
        process.terminate();
        await().atMost(END).untilAsserted(() -> refusesConnections(http));
        connection.getOutputStream().write('!');
      }

      HttpResponse<String> answer = call.get(END.toSeconds(), TimeUnit.SECONDS);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("done");
      assertThat(process.exitCode()).isEqualTo(143);
      assertThat(process.errors()).isEmpty();
    }
  }

  @Test
  void waits_at_most_five_seconds_for_a_call_that_does_not_end() throws Exception {
    try (ServerSocket server = listen();
        HostProcess process = serve()) {
      CompletableFuture<HttpResponse<String>> call = block(process.http(), server);
      try (Socket connection = server.accept()) {
        process.terminate();

        assertThat(process.endsWithin(END)).isTrue();
        assertThat(connection.isConnected()).isTrue();
      }
      assertThatThrownBy(call::get).isInstanceOf(ExecutionException.class);
      assertThat(process.exitCode()).isEqualTo(143);
    }
  }

  @Test
  void ends_at_once_if_idle() throws Exception {
    try (HostProcess process = serve()) {
      process.port();
      process.terminate();

      assertThat(process.endsWithin(END)).isTrue();
      assertThat(process.exitCode()).isEqualTo(143);
      assertThat(process.errors()).isEmpty();
    }
  }

  @Test
  void has_used_port_and_values_of_the_local_settings() throws Exception {
    try (HostProcess process = serve()) {
      // The default without the setting is 7071.
      assertThat(process.port()).isNotEqualTo(7071);
      assertThat(process.http().send("GET", "/api/setting/GREETING", (String) null).body())
          .isEqualTo("Good morning");
    }
  }

  private HostProcess serve() throws IOException {
    return HostProcess.run("--store", "memory", folder.toString());
  }

  private static ServerSocket listen() throws IOException {
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    server.setSoTimeout((int) Patience.LIMIT.toMillis());
    return server;
  }

  private static CompletableFuture<HttpResponse<String>> block(Http http, ServerSocket server) {
    String path = "/api/block/" + server.getLocalPort();
    return CompletableFuture.supplyAsync(() -> http.send("GET", path, (String) null));
  }

  private static void refusesConnections(Http http) {
    assertThatThrownBy(() -> http.send("GET", "/", (String) null))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(ConnectException.class);
  }
}

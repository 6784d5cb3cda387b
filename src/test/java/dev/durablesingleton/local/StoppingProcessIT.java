package dev.durablesingleton.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.durablesingleton.fixtures.HostProcess;
import dev.durablesingleton.fixtures.HostedApp;
import dev.durablesingleton.fixtures.Http;
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

/** With a package that takes its orders from the test. */
@DisplayName("A host that is told to stop")
class StoppingProcessIT {

  private static final Duration END = Duration.ofSeconds(5);

  @TempDir Path folder;

  @BeforeEach
  void stage() {
    StagedPackage staged =
        StagedPackage.in(folder)
            .jar("app.jar", StagedPackage.entriesOf(ObedientFunctions.class))
            .file(
                "local.settings.json",
                """
                {"IsEncrypted": false,
                 "Values": {"GREETING": "Good morning", "FUNCTIONS_WORKER_RUNTIME": "java"},
                 "Host": {"LocalHttpPort": 0}}
                """);
    for (FunctionMetadata function : AnnotatedFunctions.of("../app.jar", ObedientFunctions.class)) {
      staged.function(function.name(), function.config().toString());
    }
  }

  @Test
  void lets_a_running_call_end_and_takes_no_other() throws Exception {
    try (ServerSocket orders = orders();
        HostProcess process = serve()) {
      Http http = process.http();
      CompletableFuture<HttpResponse<String>> call = obey(http, orders);
      try (Socket order = orders.accept()) {
        process.terminate();
        await().atMost(END).untilAsserted(() -> refusesConnections(http));
        order.getOutputStream().write('!');
      }

      HttpResponse<String> answer = call.get(END.toSeconds(), TimeUnit.SECONDS);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("done");
      assertThat(process.exitCode()).isEqualTo(143);
      assertThat(process.errors()).isEmpty();
    }
  }

  @Test
  void does_not_wait_longer_than_five_seconds_for_a_call_that_does_not_end() throws Exception {
    try (ServerSocket orders = orders();
        HostProcess process = serve()) {
      CompletableFuture<HttpResponse<String>> call = obey(process.http(), orders);
      try (Socket order = orders.accept()) {
        process.terminate();

        assertThat(process.endsWithin(END)).isTrue();
        assertThat(order.isConnected()).isTrue();
      }
      assertThatThrownBy(call::get).isInstanceOf(ExecutionException.class);
      assertThat(process.exitCode()).isEqualTo(143);
    }
  }

  @Test
  void ends_at_once_when_nothing_runs() throws Exception {
    try (HostProcess process = serve()) {
      process.port();
      process.terminate();

      assertThat(process.endsWithin(END)).isTrue();
      assertThat(process.exitCode()).isEqualTo(143);
      assertThat(process.errors()).isEmpty();
    }
  }

  @Test
  void has_served_on_the_port_and_with_the_values_of_the_local_settings() throws Exception {
    try (HostProcess process = serve()) {
      // 7071 without the setting, which here asks for any.
      assertThat(process.port()).isNotEqualTo(7071);
      assertThat(process.http().send("GET", "/api/setting/GREETING", (String) null).body())
          .isEqualTo("Good morning");
    }
  }

  private HostProcess serve() throws IOException {
    return HostProcess.run("--store", "memory", folder.toString());
  }

  private static ServerSocket orders() throws IOException {
    ServerSocket orders = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    orders.setSoTimeout((int) HostedApp.PATIENCE.toMillis());
    return orders;
  }

  private static CompletableFuture<HttpResponse<String>> obey(Http http, ServerSocket orders) {
    String path = "/api/obey/" + orders.getLocalPort();
    return CompletableFuture.supplyAsync(() -> http.send("GET", path, (String) null));
  }

  private static void refusesConnections(Http http) {
    assertThatThrownBy(() -> http.send("GET", "/", (String) null))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(ConnectException.class);
  }
}

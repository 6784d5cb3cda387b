package dev.durablesingleton.local.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.durablesingleton.local.worker.Value;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class WebServerTest {

  /** In bytes, more than the buffers of both sockets. */
  private static final int LARGE = 64 << 20;

  @Test
  void a_port_in_use_is_named() {
    try (TestSite site = TestSite.with()) {
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() -> TestSite.of().port(site.port()).start())
          .withCauseInstanceOf(PortTakenException.class)
          .withMessageContaining("Port " + site.port() + " is unavailable");
    }
  }

  @Test
  void an_invalid_port_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WebOptions.of(65_536, false, Set.of(), Map.of()))
        .withMessageContaining("65536");
  }

  @Test
  void the_body_limit_comes_from_the_environment() {
    Map<String, String> set = Map.of("FUNCTIONS_REQUEST_BODY_SIZE_LIMIT", "7");

    assertThat(WebOptions.of(0, false, Set.of(), set).maxBody()).isEqualTo(7);
    assertThat(WebOptions.of(0, false, Set.of(), Map.of()).maxBody()).isEqualTo(104_857_600);
  }

  @Test
  void every_address_of_localhost_is_served() throws Exception {
    try (TestSite site = TestSite.with()) {
      for (InetAddress address : InetAddress.getAllByName("localhost")) {
        try (Socket socket = new Socket(address, site.port())) {
          assertThat(socket.isConnected()).isTrue();
        }
      }
    }
  }

  @Test
  void stopping_waits_for_a_running_call_and_refuses_new_ones() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    TestFunction slow =
        TestFunction.http(
            "Slow",
            "'route':'slow'",
            call -> {
              running.countDown();
              waitFor(release);
              return new Value.Text("done");
            });
    try (TestSite site = TestSite.with(slow)) {
      CompletableFuture<String> answer =
          CompletableFuture.supplyAsync(() -> site.get("/api/slow").body());
      running.await();
      CompletableFuture<Boolean> stopped =
          CompletableFuture.supplyAsync(() -> site.server().stop(Duration.ofSeconds(10)));
      await()
          .untilAsserted(
              () ->
                  assertThatExceptionOfType(ConnectException.class)
                      .isThrownBy(() -> new Socket("127.0.0.1", site.port()).close()));
      release.countDown();

      assertThat(answer.get()).isEqualTo("done");
      assertThat(stopped.get()).isTrue();
    }
  }

  @Test
  void stopping_waits_until_a_slow_client_has_read_its_response() throws Exception {
    TestFunction large = TestFunction.returning("Large", "large", "x".repeat(LARGE));
    try (TestSite site = TestSite.with(large);
        Socket client = new Socket("127.0.0.1", site.port())) {
      client
          .getOutputStream()
          .write(
              "GET /api/large HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .getBytes(US_ASCII));
      InputStream response = client.getInputStream();
      int first = response.readNBytes(1_000).length;

      CompletableFuture<Boolean> stopped =
          CompletableFuture.supplyAsync(() -> site.server().stop(Duration.ofSeconds(30)));
      assertThat(stopped)
          .failsWithin(Duration.ofMillis(500))
          .withThrowableOfType(TimeoutException.class);

      assertThat(first + response.transferTo(OutputStream.nullOutputStream())).isGreaterThan(LARGE);
      assertThat(stopped.get()).isTrue();
    }
  }

  @Test
  void stopping_does_not_wait_for_an_idle_connection() throws Exception {
    try (TestSite site = TestSite.with();
        Socket client = new Socket("127.0.0.1", site.port())) {
      client
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
      assertThat(client.getInputStream().read()).isEqualTo('H');

      assertThat(site.server().stop(Duration.ofHours(1))).isTrue();
      assertThat(client.getInputStream().readAllBytes()).isNotEmpty();
    }
  }

  @Test
  void the_home_page_is_served_unless_a_function_has_its_route() {
    try (TestSite site = TestSite.with()) {
      assertThat(site.get("/").body()).contains("Your Functions 4.0 app is up and running");
      assertThat(site.get("/").headers().firstValue("Content-Type")).contains("text/html");
      assertThat(site.post("/", "x").statusCode()).isEqualTo(200);
    }
    try (TestSite site =
        TestSite.of(TestFunction.returning("Root", "{*p}", "mine")).prefix("").start()) {
      assertThat(site.get("/").body()).isEqualTo("mine");
    }
  }

  @Test
  void an_offline_app_responds_with_its_page() throws Exception {
    try (TestSite site = TestSite.with(TestFunction.returning("A", "a", "x"))) {
      Files.writeString(site.folder().resolve("app_offline.htm"), "<p>back soon");

      assertThat(site.get("/api/a").statusCode()).isEqualTo(503);
      assertThat(site.get("/").body()).isEqualTo("<p>back soon");
      assertThat(site.get("/admin/host/status").body()).contains("\"state\":\"Offline\"");
    }
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

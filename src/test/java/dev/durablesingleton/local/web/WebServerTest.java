package dev.durablesingleton.local.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.durablesingleton.local.worker.Value;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class WebServerTest {

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

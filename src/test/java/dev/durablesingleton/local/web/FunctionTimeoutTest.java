package dev.durablesingleton.local.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.worker.Value;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FunctionTimeoutTest {

  @Test
  @Timeout(20)
  void a_caller_gets_its_error_though_the_function_goes_on() {
    CountDownLatch held = new CountDownLatch(1);
    TestFunction stubborn =
        TestFunction.http(
            "Stubborn",
            "'authLevel':'ANONYMOUS'",
            call -> {
              awaitUninterruptibly(held);
              return new Value.Text("late");
            });
    try (TestSite site =
        TestSite.of(stubborn, TestFunction.returning("Quick", "quick", "ok"))
            .functionTimeout(Duration.ofMillis(200))
            .start()) {
      HttpResponse<String> answer = site.get("/api/Stubborn");
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).isEmpty();
      assertThat(site.get("/api/quick").body()).isEqualTo("ok");
      held.countDown();
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        // The worst of functions: it heeds nothing.
        continue;
      }
    }
  }
}

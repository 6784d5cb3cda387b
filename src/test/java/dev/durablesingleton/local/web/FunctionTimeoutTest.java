package dev.durablesingleton.local.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.durablesingleton.local.worker.Value;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FunctionTimeoutTest {

  @Test
  @Timeout(60)
  void a_caller_gets_an_error_while_the_function_still_runs() {
    CountDownLatch release = new CountDownLatch(1);
    TestFunction stubborn =
        TestFunction.http(
            "Stubborn",
            "'authLevel':'ANONYMOUS'",
            call -> {
              awaitUninterruptibly(release);
              return new Value.Text("late");
            });
    try (TestSite site =
        TestSite.of(stubborn, TestFunction.returning("Quick", "quick", "ok"))
            .functionTimeout(Duration.ofMillis(200))
            .start()) {
      HttpResponse<String> answer = site.get("/api/Stubborn");
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).isEmpty();
      // On a busy machine, a call may reach the limit before it runs.
      await().until(() -> site.get("/api/quick").body().equals("ok"));
      release.countDown();
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        // The function ignores interrupts.
        continue;
      }
    }
  }
}

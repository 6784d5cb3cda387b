package dev.durablesingleton.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.durabletask.TaskOrchestrationContext;
import dev.durablesingleton.local.messages.HistoryEvent.EventTypeCase;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Continue-as-new")
class ContinueAsNewTest {
  private static final int ROUNDS = 30;
  private static final String ALL =
      IntStream.range(0, ROUNDS).boxed().toList().toString().replace(" ", "");

  private final TestHub test = new TestHub();
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void close() {
    release.countDown();
    test.close();
  }

  @Test
  void leaves_the_last_generation_only() {
    test.worker().activity("Echo", input -> input);
    test.worker()
        .orchestrator(
            "Count",
            ctx -> {
              int left =
                  ctx.callActivity("Echo", ctx.getInput(Integer.class), Integer.class).await();
              if (left == 0) {
                ctx.complete("done");
              } else {
                ctx.setCustomStatus("of " + left);
                ctx.continueAsNew(left - 1);
              }
            });
    Instance done = test.run("Count", "c", "5");
    assertThat(done.input()).isEqualTo("0");
    assertThat(done.customStatus()).as("reset by the last generation").isEmpty();
    assertThat(test.events("c", EventTypeCase.TASKCOMPLETED)).hasSize(1);
    HistoryRules.check("c", test.hub().history("c"));
  }

  @Test
  void lets_no_late_result_of_a_generation_reach_the_next() {
    test.worker()
        .activity(
            "Slow",
            input -> {
              TestWorker.await(release);
              return "\"old\"";
            });
    test.worker().activity("Fast", input -> "\"new\"");
    test.worker()
        .orchestrator("Child", ctx -> ctx.complete(ctx.waitForExternalEvent("go").await()));
    test.worker()
        .orchestrator(
            "Two",
            ctx -> {
              if (ctx.getInput(Integer.class) == 1) {
                ctx.callActivity("Slow", null, String.class);
                ctx.createTimer(Duration.ofMillis(1));
                ctx.callSubOrchestrator("Child", null, "child", Void.class);
                ctx.continueAsNew(2);
                return;
              }
              // Same numbers as in the previous generation, so that a late result would match.
              var first = ctx.waitForExternalEvent("zero", String.class);
              var second = ctx.waitForExternalEvent("one", String.class);
              var third = ctx.waitForExternalEvent("two", String.class);
              ctx.complete(String.join(",", ctx.allOf(List.of(first, second, third)).await()));
            });
    test.start("Two", "t", "1");
    await().until(() -> test.hub().find("child").isPresent());
    test.raise("child", "go", null);
    test.completed("child");
    release.countDown();
    await().untilAsserted(() -> assertThat(test.unfinished().activities()).isEmpty());
    assertThat(test.unfinished().messages()).isEmpty();
    test.raise("t", "zero", "\"a\"");
    test.raise("t", "one", "\"b\"");
    test.raise("t", "two", "\"c\"");
    assertThat(test.completed("t").output()).isEqualTo("\"a,b,c\"");
    assertThat(test.hub().history("t"))
        .noneMatch(event -> event.hasTimerFired() || event.hasTaskCompleted());
  }

  @Test
  void reports_the_last_generation_to_the_parent() {
    test.worker()
        .orchestrator(
            "Count",
            ctx -> {
              int left = ctx.getInput(Integer.class);
              if (left == 0) {
                ctx.complete("done");
              } else {
                ctx.continueAsNew(left - 1);
              }
            });
    test.worker()
        .orchestrator(
            "Parent",
            ctx -> ctx.complete(ctx.callSubOrchestrator("Count", 3, "c", String.class).await()));
    assertThat(test.run("Parent", "p", null).output()).isEqualTo("\"done\"");
    assertThat(test.events("p", EventTypeCase.SUBORCHESTRATIONINSTANCECOMPLETED)).hasSize(1);
  }

  @Test
  void can_be_suspended_and_terminated_between_its_generations() {
    test.worker().orchestrator("Eternal", ctx -> ctx.continueAsNew(null));
    test.start("Eternal", "e", null);
    test.hub().suspend("e", "hold").join();
    test.awaitStatus("e", RuntimeStatus.SUSPENDED);
    test.hub().resume("e", null).join();
    test.awaitStatus("e", RuntimeStatus.RUNNING);
    test.hub().terminate("e", "enough").join();
    assertThat(test.completed("e").output()).isEqualTo("enough");
    assertThat(test.unfinished().messages()).isEmpty();
  }

  /** The SDK would deliver the first one forever (1.5.0). */
  @Test
  void delivers_each_event_to_one_generation_in_the_order_of_raising() {
    test.worker().orchestrator("Gather", ContinueAsNewTest::gather);
    test.start("Gather", "g", "[]");
    for (int n = 0; n < ROUNDS; n++) {
      test.hub().raiseEvent("g", "n", "" + n);
    }
    assertThat(test.completed("g").output()).isEqualTo(ALL);
  }

  @Test
  void loses_no_event_that_was_raised_while_suspended() {
    test.worker().orchestrator("Gather", ContinueAsNewTest::gather);
    test.startAndRun("Gather", "g", "[]");
    test.hub().suspend("g", null).join();
    test.awaitStatus("g", RuntimeStatus.SUSPENDED);
    for (int n = 0; n < ROUNDS; n++) {
      test.raise("g", "n", "" + n);
    }
    test.reopen();
    test.hub().resume("g", null).join();
    assertThat(test.completed("g").output()).isEqualTo(ALL);
  }

  @Test
  void drops_events_if_the_orchestrator_requests_it() {
    test.worker()
        .orchestrator(
            "Forget",
            ctx -> {
              String event = ctx.waitForExternalEvent("go", String.class).await();
              if (ctx.getInput(Integer.class) == 1) {
                ctx.continueAsNew(2, false);
              } else {
                ctx.complete(event);
              }
            });
    test.startAndRun("Forget", "f", "1");
    test.hub().suspend("f", null).join();
    test.awaitStatus("f", RuntimeStatus.SUSPENDED);
    test.raise("f", "go", "\"first\"");
    test.raise("f", "go", "\"dropped\"");
    test.hub().resume("f", null).join();
    await().until(() -> "2".equals(test.find("f").input()));
    test.raise("f", "go", "\"second\"");
    assertThat(test.completed("f").output()).isEqualTo("\"second\"");
  }

  private static void gather(TaskOrchestrationContext ctx) {
    List<Integer> got = new ArrayList<>(List.of(ctx.getInput(Integer[].class)));
    got.add(ctx.waitForExternalEvent("n", Integer.class).await());
    if (got.size() < ROUNDS) {
      ctx.continueAsNew(got);
    } else {
      ctx.complete(got);
    }
  }
}

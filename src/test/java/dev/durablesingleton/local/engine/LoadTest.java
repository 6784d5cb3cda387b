package dev.durablesingleton.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.durabletask.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Under load")
class LoadTest {
  private static final int INSTANCES = 20;
  private static final int EVENTS = 100;
  private final TestHub test = new TestHub();

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void every_instance_gets_its_events_in_the_order_of_raising_while_its_turns_run() {
    test.worker().activity("Echo", input -> input);
    test.worker()
        .orchestrator(
            "Collect",
            ctx -> {
              List<Integer> got = new ArrayList<>();
              for (int i = 0; i < EVENTS; i++) {
                got.add(ctx.waitForExternalEvent("n", Integer.class).await());
                if (i % 10 == 0) {
                  ctx.callActivity("Echo", i, Integer.class).await();
                }
              }
              ctx.complete(got);
            });
    for (int i = 0; i < INSTANCES; i++) {
      test.start("Collect", "c" + i, null);
    }
    List<CompletableFuture<Void>> callers = new ArrayList<>();
    for (int i = 0; i < INSTANCES; i++) {
      String id = "c" + i;
      callers.add(
          CompletableFuture.runAsync(
              () -> IntStream.range(0, EVENTS).forEach(n -> test.raise(id, "n", "" + n))));
    }
    callers.forEach(CompletableFuture::join);
    String all = IntStream.range(0, EVENTS).boxed().toList().toString().replace(" ", "");
    for (int i = 0; i < INSTANCES; i++) {
      assertThat(test.completed("c" + i).output()).isEqualTo(all);
      HistoryRules.check("c" + i, test.hub().history("c" + i));
    }
  }

  @Test
  void a_fan_out_of_hundreds_gets_each_result_once() {
    test.worker().activity("Echo", input -> input);
    test.worker()
        .orchestrator(
            "FanOut",
            ctx -> {
              List<Task<Integer>> all =
                  IntStream.range(0, 300)
                      .mapToObj(i -> ctx.callActivity("Echo", i, Integer.class))
                      .toList();
              ctx.complete(ctx.allOf(all).await().stream().mapToInt(Integer::intValue).sum());
            });
    assertThat(test.run("FanOut", "f", null).output()).isEqualTo("" + 300 * 299 / 2);
    assertThat(test.worker().activityRuns()).hasSize(300);
    HistoryRules.check("f", test.hub().history("f"));
  }
}

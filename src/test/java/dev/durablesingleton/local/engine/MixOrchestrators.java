package dev.durablesingleton.local.engine;

import com.microsoft.durabletask.RetryPolicy;
import com.microsoft.durabletask.Task;
import com.microsoft.durabletask.TaskOptions;
import com.microsoft.durabletask.TaskOrchestrationContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The orchestrators of {@link Mix}: one of every kind. */
final class MixOrchestrators {
  /** The number that completes collectors. */
  static final int END = 99;

  private MixOrchestrators() {}

  /** Adds all orchestrators to a worker. */
  static void teach(TestWorker worker) {
    Set<String> failedOnce = ConcurrentHashMap.newKeySet();
    worker.activity("Echo", input -> input);
    worker.activity(
        "Flaky",
        input -> {
          if (failedOnce.add(input)) {
            throw new IllegalStateException("the first time");
          }
          return input;
        });
    worker.orchestrator("Chain", ctx -> ctx.complete(echo(ctx, 1).await() + echo(ctx, 2).await()));
    worker.orchestrator(
        "FanOut",
        ctx -> {
          List<Task<Integer>> all = new ArrayList<>();
          for (int i = 0; i < 4; i++) {
            all.add(echo(ctx, i));
          }
          ctx.complete(ctx.allOf(all).await());
        });
    worker.orchestrator("Leaf", ctx -> ctx.complete(flaky(ctx).await()));
    worker.orchestrator(
        "Family",
        ctx -> {
          TaskOptions again = new TaskOptions(new RetryPolicy(9, Duration.ofMillis(1)));
          String id = ctx.getInstanceId() + ":child";
          ctx.complete(ctx.callSubOrchestrator("Leaf", null, id, again, String.class).await());
        });
    worker.orchestrator(
        "Rounds",
        ctx -> {
          int round = ctx.getInput(Integer.class);
          if (round == 3) {
            ctx.complete(round);
            return;
          }
          echo(ctx, 100);
          ctx.createTimer(Duration.ofMillis(2));
          ctx.continueAsNew(round + echo(ctx, 1).await());
        });
    TestEntities.teach(worker);
    worker.orchestrator(
        "Section",
        ctx -> {
          EntityCaller counter = new EntityCaller(ctx);
          counter.lock("x", "y").await();
          Object before = counter.call("x", "get", null).await().get("result");
          int next = before == null ? 1 : Integer.parseInt(before.toString()) + 1;
          counter.call("x", "set", next).await();
          counter.release("x", "y");
          counter.signal("y", "add", 1);
          ctx.complete(counter.call("z", "add", 1).await() != null);
        });
    worker.orchestrator(
        "Collect",
        ctx -> {
          List<Integer> got = new ArrayList<>();
          for (int n = 0; n != END; ) {
            n = ctx.waitForExternalEvent("n", Duration.ofMinutes(1), Integer.class).await();
            got.add(n);
          }
          ctx.complete(got);
        });
    worker.orchestrator(
        "Gather",
        ctx -> {
          List<Integer> got = new ArrayList<>(List.of(ctx.getInput(Integer[].class)));
          got.add(ctx.waitForExternalEvent("n", Integer.class).await());
          if (got.contains(END)) {
            ctx.complete(got);
          } else {
            ctx.continueAsNew(got);
          }
        });
    worker.orchestrator(
        "Send",
        ctx -> {
          ctx.sendEvent("receive", "n", 7);
          echo(ctx, 1).await();
          ctx.sendEvent("receive", "n", END);
          ctx.complete(echo(ctx, 2).await());
        });
    worker.orchestrator(
        "Nap",
        ctx -> {
          ctx.createTimer(Duration.ofMillis(3)).await();
          ctx.complete("rested");
        });
    worker.orchestrator("Wait", ctx -> ctx.waitForExternalEvent("never").await());
  }

  private static Task<Integer> echo(TaskOrchestrationContext ctx, int value) {
    return ctx.callActivity("Echo", value, Integer.class);
  }

  private static Task<String> flaky(TaskOrchestrationContext ctx) {
    return ctx.callActivity("Flaky", ctx.getInstanceId(), String.class);
  }
}

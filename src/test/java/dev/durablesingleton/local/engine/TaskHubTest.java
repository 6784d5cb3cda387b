package dev.durablesingleton.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.durabletask.RetryPolicy;
import com.microsoft.durabletask.TaskFailedException;
import com.microsoft.durabletask.TaskOptions;
import com.microsoft.durabletask.TaskOrchestration;
import dev.durablesingleton.fixtures.Patience;
import dev.durablesingleton.local.engine.command.CommandResult;
import dev.durablesingleton.local.engine.command.StartCommand;
import dev.durablesingleton.local.engine.command.StartResult;
import dev.durablesingleton.local.engine.options.HubOptions;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.InstanceQuery;
import dev.durablesingleton.local.store.MemoryStore;
import dev.durablesingleton.local.store.RuntimeStatus;
import dev.durablesingleton.local.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskHubTest {
  private final Store store = new MemoryStore();
  private final TestWorker worker = new TestWorker();
  private TaskHub hub =
      TaskHub.open(store, worker, HubOptions.defaults(), Clock.systemUTC(), HostLog.none());

  @AfterEach
  void close() {
    hub.close();
    worker.close();
  }

  @Test
  void an_orchestrator_runs_its_activities_in_sequence() {
    worker.activity("Echo", input -> input);
    worker.orchestrator(
        "Chain",
        ctx ->
            ctx.complete(
                ctx.callActivity("Echo", "a", String.class).await()
                    + ctx.callActivity("Echo", "b", String.class).await()));

    Instance done = run("Chain", "chain-1", null);

    assertThat(done.status()).isEqualTo(RuntimeStatus.COMPLETED);
    assertThat(done.output()).isEqualTo("\"ab\"");
    assertThat(worker.activityRuns()).containsExactly("Echo(\"a\")", "Echo(\"b\")");
  }

  @Test
  void of_many_simultaneous_starts_of_one_id_one_wins() {
    worker.orchestrator("Wait", ctx -> ctx.waitForExternalEvent("go").await());
    List<CompletableFuture<StartResult>> starts = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      starts.add(start("Wait", "one", "" + i));
    }
    assertThat(starts.stream().map(CompletableFuture::join))
        .filteredOn(StartResult.Started.class::isInstance)
        .hasSize(1);
  }

  @Test
  void a_start_replaces_a_finished_instance_but_not_a_running_one() {
    worker.orchestrator("Echo", ctx -> ctx.complete(ctx.getInput(Integer.class)));
    worker.orchestrator("Wait", ctx -> ctx.waitForExternalEvent("go").await());
    run("Echo", "again", "1");
    assertThat(run("Echo", "again", "2").output()).isEqualTo("2");

    start("Wait", "busy", null).join();
    hub.whenStarted("busy").join();
    assertThat(start("Wait", "busy", null).join())
        .isEqualTo(new StartResult.AlreadyExists("busy", RuntimeStatus.RUNNING));
  }

  @Test
  void events_reach_the_orchestrator_in_the_order_in_which_they_were_raised() {
    worker.orchestrator(
        "Collect",
        ctx -> {
          List<Integer> got = new ArrayList<>();
          for (int i = 0; i < 20; i++) {
            got.add(ctx.waitForExternalEvent("n", Duration.ofMinutes(1), Integer.class).await());
          }
          ctx.complete(got);
        });
    start("Collect", "collect", null).join();
    for (int i = 0; i < 20; i++) {
      hub.raiseEvent("collect", "n", "" + i);
    }
    assertThat(completed("collect").output())
        .isEqualTo("[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19]");
  }

  @Test
  void events_raised_while_suspended_are_delivered_on_resume() throws Exception {
    worker.orchestrator(
        "Wait",
        ctx ->
            ctx.complete(
                ctx.waitForExternalEvent("go", Duration.ofMinutes(1), String.class).await()));
    start("Wait", "s", null).join();
    hub.whenStarted("s").join();
    hub.suspend("s", "hold").join();
    status("s", RuntimeStatus.SUSPENDED);
    assertThat(hub.find("s").orElseThrow().output()).isEqualTo("hold");
    assertThat(hub.suspend("s", null).join())
        .isEqualTo(new CommandResult.WrongStatus("s", RuntimeStatus.SUSPENDED));
    hub.raiseEvent("s", "go", "\"now\"").join();
    hub.resume("s", "go on").join();
    assertThat(completed("s").output()).isEqualTo("\"now\"");
  }

  @Test
  void a_suspended_instance_can_be_terminated() {
    worker.orchestrator("Wait", ctx -> ctx.waitForExternalEvent("go").await());
    start("Wait", "s", null).join();
    hub.suspend("s", null).join();
    hub.terminate("s", "enough").join();
    Instance ended = completed("s");
    assertThat(ended.status()).isEqualTo(RuntimeStatus.TERMINATED);
    assertThat(ended.output()).isEqualTo("enough");
    assertThat(hub.terminate("s", null).join())
        .isEqualTo(new CommandResult.WrongStatus("s", RuntimeStatus.TERMINATED));
    assertThat(hub.resume("nobody", null).join())
        .isEqualTo(new CommandResult.NoSuchInstance("nobody"));
  }

  @Test
  void a_timer_never_ends_early() {
    worker.orchestrator(
        "Sleep",
        ctx -> {
          ctx.createTimer(Duration.ofMillis(150)).await();
          ctx.complete(null);
        });
    long before = System.nanoTime();
    run("Sleep", "t", null);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(150));
    assertThat(hub.history("t").stream().filter(HistoryEvent::hasTimerCreated)).hasSize(1);
  }

  @Test
  void a_retried_activity_runs_until_it_succeeds() {
    AtomicInteger attempts = new AtomicInteger();
    worker.activity(
        "Flaky",
        input -> {
          if (attempts.incrementAndGet() < 3) {
            throw new IllegalStateException("not yet");
          }
          return "\"done\"";
        });
    worker.orchestrator(
        "Retry",
        ctx ->
            ctx.complete(
                ctx.callActivity(
                        "Flaky",
                        null,
                        new TaskOptions(new RetryPolicy(5, Duration.ofMillis(10))),
                        String.class)
                    .await()));
    assertThat(run("Retry", "r", null).output()).isEqualTo("\"done\"");
    assertThat(attempts).hasValue(3);
  }

  @Test
  void continue_as_new_keeps_unconsumed_events_in_their_order() {
    worker.orchestrator(
        "Gather",
        ctx -> {
          List<String> got = new ArrayList<>(List.of(ctx.getInput(String[].class)));
          if (got.size() == 1 && got.get(0).equals("first")) {
            ctx.waitForExternalEvent("start").await();
            got.add("second");
            ctx.continueAsNew(got, false);
          }
          got.add(ctx.waitForExternalEvent("e", Duration.ofMinutes(1), String.class).await());
          ctx.complete(got);
        });
    start("Gather", "g", "[\"first\"]").join();
    hub.whenStarted("g").join();
    String before = hub.find("g").orElseThrow().executionId();
    hub.raiseEvent("g", "start", null).join();
    hub.raiseEvent("g", "e", "\"kept\"").join();
    hub.raiseEvent("g", "e", "\"kept\"").join();
    Instance done = completed("g");
    assertThat(done.output()).contains("first", "second", "kept");
    assertThat(done.executionId()).isNotEqualTo(before);
    assertThat(done.input()).isEqualTo("[\"first\",\"second\"]");
  }

  @Test
  void a_parent_gets_its_childs_result_and_its_childs_failure() {
    worker.orchestrator("Child", ctx -> ctx.complete("from " + ctx.getInstanceId()));
    worker.orchestrator(
        "Broken",
        ctx -> {
          throw new IllegalStateException("no");
        });
    worker.orchestrator(
        "Parent",
        ctx -> {
          String good =
              ctx.callSubOrchestrator("Child", null, "p:good", null, String.class).await();
          try {
            ctx.callSubOrchestrator("Broken", null, "p:bad", null, String.class).await();
          } catch (TaskFailedException e) {
            ctx.complete(good + "; " + e.getErrorDetails().getErrorMessage());
          }
        });
    assertThat(run("Parent", "p", null).output()).isEqualTo("\"from p:good; no\"");
    assertThat(hub.find("p:bad").orElseThrow().output())
        .isEqualTo("java.lang.IllegalStateException: no");
  }

  @Test
  void a_child_never_replaces_a_running_instance() {
    worker.orchestrator("Wait", ctx -> ctx.waitForExternalEvent("go").await());
    worker.orchestrator(
        "Parent",
        ctx -> {
          try {
            ctx.callSubOrchestrator("Wait", null, "single", null, String.class).await();
          } catch (TaskFailedException e) {
            ctx.complete(e.getErrorDetails().getErrorMessage());
          }
        });
    start("Wait", "single", null).join();
    hub.whenStarted("single").join();
    assertThat(run("Parent", "p", null).output())
        .contains("'single' already exists and is Running");
  }

  @Test
  void a_rewound_instance_runs_its_failed_activity_again() {
    AtomicInteger attempts = new AtomicInteger();
    worker.activity(
        "Flaky",
        input -> {
          if (attempts.incrementAndGet() == 1) {
            throw new IllegalStateException("first time");
          }
          return "\"well\"";
        });
    worker.orchestrator(
        "Once", ctx -> ctx.complete(ctx.callActivity("Flaky", null, String.class).await()));
    assertThat(run("Once", "w", null).status()).isEqualTo(RuntimeStatus.FAILED);
    assertThat(hub.rewind("w", "again").join()).isEqualTo(new CommandResult.Accepted());
    assertThat(completed("w").output()).isEqualTo("\"well\"");
    assertThat(hub.rewind("w", "again").join())
        .isEqualTo(new CommandResult.WrongStatus("w", RuntimeStatus.COMPLETED));
  }

  @Test
  void a_hub_that_is_opened_again_resumes_its_instances() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    worker.activity(
        "Slow",
        input -> {
          entered.countDown();
          await(release);
          return "1";
        });
    TaskOrchestration code =
        ctx -> {
          ctx.callActivity("Slow", null, Integer.class).await();
          ctx.createTimer(Duration.ofMillis(50)).await();
          ctx.complete(ctx.waitForExternalEvent("go", Duration.ofMinutes(1), String.class).await());
        };
    worker.orchestrator("Long", code);
    start("Long", "l", null).join();
    assertThat(entered.await(1, TimeUnit.MINUTES)).isTrue();
    hub.raiseEvent("l", "go", "\"event\"").join();
    hub.close();
    release.countDown();

    hub = TaskHub.open(store, worker, HubOptions.defaults(), Clock.systemUTC(), HostLog.none());
    assertThat(completed("l").output()).isEqualTo("\"event\"");
    assertThat(store.unfinished().messages()).isEmpty();
    assertThat(store.unfinished().activities()).isEmpty();
  }

  @Test
  void a_purge_removes_finished_instances_only() {
    worker.orchestrator("Echo", ctx -> ctx.complete(1));
    worker.orchestrator("Wait", ctx -> ctx.waitForExternalEvent("go").await());
    run("Echo", "a", null);
    run("Echo", "b", null);
    start("Wait", "c", null).join();
    hub.whenStarted("c").join();
    assertThat(hub.purge("a").join()).isEqualTo(new CommandResult.Accepted());
    assertThat(hub.purge("c").join())
        .isEqualTo(new CommandResult.WrongStatus("c", RuntimeStatus.RUNNING));
    assertThat(hub.purge(InstanceQuery.all(), Runnable::run).join()).isEqualTo(1);
    assertThat(store.list(InstanceQuery.all(), 10)).extracting(Instance::id).containsExactly("c");
  }

  private CompletableFuture<StartResult> start(String name, String id, String input) {
    return hub.start(new StartCommand(id, name, null, input, null, StartCommand.NON_RUNNING));
  }

  private Instance run(String name, String id, String input) {
    start(name, id, input).join();
    return completed(id);
  }

  private Instance completed(String id) {
    return Patience.join(hub.whenCompleted(id));
  }

  private void status(String id, RuntimeStatus wanted) {
    Awaitility.await().until(() -> Set.of(wanted).contains(hub.find(id).orElseThrow().status()));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

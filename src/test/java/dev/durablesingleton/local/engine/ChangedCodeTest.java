package dev.durablesingleton.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.durabletask.TaskOrchestration;
import dev.durablesingleton.fixtures.Patience;
import dev.durablesingleton.local.engine.command.StartCommand;
import dev.durablesingleton.local.engine.options.HubOptions;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.log.LogLevel;
import dev.durablesingleton.local.messages.HistoryEvent.EventTypeCase;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.MemoryStore;
import dev.durablesingleton.local.store.RuntimeStatus;
import dev.durablesingleton.local.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A hub that is opened with changed code")
class ChangedCodeTest {
  private static final TaskOrchestration CHARGES =
      ctx -> {
        ctx.callActivity("Charge").await();
        ctx.waitForExternalEvent("shipped").await();
        ctx.complete("done");
      };

  private static final TaskOrchestration CHECKS_FIRST =
      ctx -> {
        ctx.callActivity("Check").await();
        ctx.callActivity("Charge").await();
        ctx.waitForExternalEvent("shipped").await();
        ctx.complete("done");
      };

  private final Store store = new MemoryStore();
  private final TestWorker functions =
      new TestWorker().activity("Charge", input -> null).activity("Check", input -> null);
  private final CheckingWorker worker = new CheckingWorker(functions);
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private final HostLog log =
      (level, category, message, failure) -> {
        if (level == LogLevel.WARNING) {
          warnings.add(message);
        }
      };
  private TaskHub hub;

  @AfterEach
  void close() {
    hub.close();
    functions.close();
  }

  @Test
  void lets_the_instances_wait_whose_replay_it_breaks_and_continues_them_once_it_is_taken_back() {
    functions.orchestrator("Order", CHARGES).orchestrator("Mail", CHARGES);
    open();
    startAndCharge("Order", "order-1");
    startAndCharge("Order", "order-2");
    startAndCharge("Mail", "mail-1");

    functions.orchestrator("Order", CHECKS_FIRST);
    open();
    List.of("order-1", "order-2", "mail-1").forEach(this::ship);

    assertThat(completed("mail-1").status()).isEqualTo(RuntimeStatus.COMPLETED);
    String difference =
        "waits, because the package's code cannot continue it. First it scheduled activity 'Charge';"
            + " on replay it schedules activity 'Check' (action 0).";
    for (String id : List.of("order-1", "order-2")) {
      await().until(() -> hub.reasonToWait(find(id)).isPresent());
      assertThat(hub.reasonToWait(find(id))).contains(difference);
      assertThat(find(id).status()).isEqualTo(RuntimeStatus.RUNNING);
    }
    await()
        .untilAsserted(
            () ->
                assertThat(warnings)
                    .containsExactlyInAnyOrder(
                        "Instance 'order-1' of 'Order' " + difference,
                        "Instance 'order-2' of 'Order' " + difference,
                        "2 of 3 running instances wait, because the package's code cannot continue"
                            + " them. Change the code back, or terminate them; the others continue."));

    functions.orchestrator("Order", CHARGES);
    open();

    assertThat(completed("order-1").status()).isEqualTo(RuntimeStatus.COMPLETED);
    assertThat(completed("order-2").status()).isEqualTo(RuntimeStatus.COMPLETED);
    assertThat(functions.activityRuns()).hasSize(3);
  }

  @Test
  void lets_an_instance_that_waits_be_terminated() {
    functions.orchestrator("Order", CHARGES);
    open();
    startAndCharge("Order", "order-1");
    functions.orchestrator("Order", CHECKS_FIRST);
    open();
    await().until(() -> hub.reasonToWait(find("order-1")).isPresent());

    hub.terminate("order-1", "\"enough\"").join();

    Instance ended = completed("order-1");
    assertThat(ended.status()).isEqualTo(RuntimeStatus.TERMINATED);
    assertThat(hub.reasonToWait(ended)).isEmpty();
  }

  @Test
  void lets_an_instance_wait_whose_orchestrator_now_fails() {
    functions.orchestrator("Order", CHARGES);
    open();
    startAndCharge("Order", "order-1");
    functions.orchestrator(
        "Order",
        ctx -> {
          ctx.callActivity("Charge").await();
          throw new IllegalStateException("no key");
        });
    open();

    await().until(() -> hub.reasonToWait(find("order-1")).isPresent());

    assertThat(hub.reasonToWait(find("order-1")).orElseThrow())
        .contains("First it waits; on replay it fails (java.lang.IllegalStateException: no key).");
  }

  @Test
  void does_not_run_the_activities_of_an_instance_that_waits() {
    CountDownLatch never = new CountDownLatch(1);
    functions.orchestrator("Order", CHARGES);
    functions.activity(
        "Charge",
        input -> {
          TestWorker.await(never);
          return null;
        });
    open();
    start("Order", "order-1");
    await().until(() -> functions.activityRuns().size() == 1);
    functions.orchestrator("Order", CHECKS_FIRST).activity("Charge", input -> null);
    open();
    await().until(() -> hub.reasonToWait(find("order-1")).isPresent());
    assertThat(functions.activityRuns()).hasSize(1);

    functions.orchestrator("Order", CHARGES);
    open();

    await().until(() -> functions.activityRuns().size() == 2);
    ship("order-1");
    assertThat(completed("order-1").status()).isEqualTo(RuntimeStatus.COMPLETED);
  }

  @Test
  void continues_an_instance_if_only_the_time_of_a_timer_or_an_input_differs() {
    functions.orchestrator(
        "Order",
        ctx -> {
          ctx.createTimer(Duration.ofMillis(2)).await();
          ctx.callActivity("Charge", "a").await();
          ctx.waitForExternalEvent("shipped").await();
        });
    open();
    startAndCharge("Order", "order-1");
    functions.orchestrator(
        "Order",
        ctx -> {
          // Shorter, since the SDK creates a second timer if a longer one is not over in the
          // replay.
          ctx.createTimer(Duration.ofMillis(1)).await();
          ctx.callActivity("Charge", "b").await();
          ctx.waitForExternalEvent("shipped").await();
        });
    open();

    ship("order-1");

    assertThat(completed("order-1").status()).isEqualTo(RuntimeStatus.COMPLETED);
  }

  @Test
  void runs_new_instances_and_those_with_messages_while_others_are_still_to_be_checked() {
    CountDownLatch slow = new CountDownLatch(1);
    functions.orchestrator("Order", CHARGES);
    open();
    List.of("order-1", "order-2", "order-3").forEach(id -> startAndCharge("Order", id));
    List<String> begun = new CopyOnWriteArrayList<>();
    worker.beforeEach(
        check -> {
          if (begun.isEmpty()) {
            begun.add(check.instanceId());
            TestWorker.await(slow);
          }
        });
    open();
    await().until(() -> !begun.isEmpty());
    String other = begun.contains("order-2") ? "order-3" : "order-2";

    ship(other);
    startAndCharge("Order", "order-4");
    ship("order-4");

    assertThat(completed(other).status()).isEqualTo(RuntimeStatus.COMPLETED);
    assertThat(completed("order-4").status()).isEqualTo(RuntimeStatus.COMPLETED);
    assertThat(worker.checked()).containsExactly(other);
    slow.countDown();
    await().until(() -> worker.checked().size() == 3);
    assertThat(warnings).isEmpty();
  }

  private void open() {
    if (hub != null) {
      hub.close();
    }
    hub = TaskHub.open(store, worker, HubOptions.defaults(), Clock.systemUTC(), log);
  }

  private void start(String name, String id) {
    hub.start(new StartCommand(id, name, null, null, null, StartCommand.NON_RUNNING)).join();
  }

  /** Starts an instance and waits until it waits for its event. */
  private void startAndCharge(String name, String id) {
    start(name, id);
    await()
        .until(
            () ->
                hub.history(id).stream()
                    .anyMatch(event -> event.getEventTypeCase() == EventTypeCase.TASKCOMPLETED));
  }

  private void ship(String id) {
    hub.raiseEvent(id, "shipped", null).join();
  }

  private Instance find(String id) {
    return hub.find(id).orElseThrow();
  }

  private Instance completed(String id) {
    return Patience.join(hub.whenCompleted(id));
  }
}

package dev.durablesingleton.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.durablesingleton.local.engine.command.CommandResult;
import dev.durablesingleton.local.engine.command.Entities;
import dev.durablesingleton.local.engine.entity.EntityId;
import dev.durablesingleton.local.engine.entity.EntityRequest;
import dev.durablesingleton.local.engine.entity.EntityState;
import dev.durablesingleton.local.store.EntityQuery;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.InstanceQuery;
import dev.durablesingleton.local.store.Store.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An entity")
class EntityTest {
  private final SettableClock clock = new SettableClock();
  private final TestHub test = new TestHub(clock);
  private final TestEntities counters = TestEntities.teach(test.worker());

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void runs_signals_in_the_order_of_their_arrival() {
    for (int i = 1; i <= 20; i++) {
      signal("a", "set", "" + i);
    }
    awaitState("a", "20");
    assertThat(counters.batches())
        .flatExtracting(batch -> batch.getOperationsList())
        .extracting(operation -> operation.getInput().getValue())
        .isEqualTo(IntStream.rangeClosed(1, 20).mapToObj(String::valueOf).toList());
    assertThat(test.unfinished().messages()).isEmpty();
  }

  @Test
  void answers_each_call_with_its_result() {
    test.worker()
        .orchestrator(
            "Call",
            ctx -> {
              EntityCaller counter = new EntityCaller(ctx);
              counter.signal("a", "add", 4);
              ctx.complete(counter.call("a", "add", 5).await().get("result"));
            });
    assertThat(test.run("Call", "c", null).output()).isEqualTo("\"9\"");
    HistoryRules.check("c", test.hub().history("c"));
  }

  @Test
  void tells_the_caller_why_an_operation_failed() {
    test.worker()
        .orchestrator(
            "Call", ctx -> ctx.complete(new EntityCaller(ctx).call("a", "leap", null).await()));
    assertThat(test.run("Call", "c", null).output())
        .contains("\"result\":null", "\"ErrorMessage\":\"no operation 'leap'\"");
  }

  @Test
  void without_a_function_fails_the_call() {
    test.worker()
        .orchestrator(
            "Call",
            ctx -> {
              ctx.sendEvent(
                  "@nobody@x", "op", Map.of("op", "add", "id", "1", "parent", ctx.getInstanceId()));
              ctx.complete(ctx.waitForExternalEvent("1", Object.class).await());
            });
    assertThat(test.run("Call", "c", null).output())
        .contains("\"exceptionType\":\"entity dispatch failed\"", "EntityFunctionNotFound");
    assertThat(find("@nobody@x").exists()).isFalse();
  }

  @Test
  void receives_a_signal_at_its_time_and_has_no_row_before() {
    test.hub()
        .entities()
        .signal(id("a"), "r", "add", "3", clock.instant().plus(Duration.ofHours(1)))
        .join();
    test.reopen();
    assertThat(test.hub().entities().find(id("a"))).isEmpty();
    clock.advance(Duration.ofHours(2));
    test.hub().wake();
    awaitState("a", "3");
  }

  @Test
  void lets_one_orchestration_at_a_time_into_a_critical_section() {
    test.worker()
        .orchestrator(
            "Increment",
            ctx -> {
              EntityCaller counter = new EntityCaller(ctx);
              counter.lock("a", "b").await();
              Object before = counter.call("a", "get", null).await().get("result");
              int next = before == null ? 1 : Integer.parseInt(before.toString()) + 1;
              counter.call("a", "set", next).await();
              counter.call("b", "add", 1).await();
              counter.release("a", "b");
              ctx.complete(next);
            });
    List<String> ids = IntStream.range(0, 8).mapToObj(i -> "i" + i).toList();
    ids.forEach(instance -> test.start("Increment", instance, null));
    assertThat(ids.stream().map(test::completed).map(Instance::output))
        .containsExactlyInAnyOrder("1", "2", "3", "4", "5", "6", "7", "8");
    awaitState("a", "8");
    awaitState("b", "8");
    await().until(() -> find("@counter@a").lockedBy() == null);
  }

  @Test
  void keeps_others_waiting_while_it_is_locked_and_after_a_restart() {
    teachHolder();
    test.start("Hold", "h", null);
    await().until(() -> isLockedBy("h"));
    signal("a", "add", "100");
    test.reopen();
    assertThat(find("@counter@a").queue()).hasSize(1);
    assertThat(find("@counter@a").exists()).isFalse();

    test.raise("h", "go", null);
    assertThat(test.completed("h").output()).isEqualTo("\"1\"");
    awaitState("a", "101");
  }

  @Test
  void serves_a_new_holder_before_requests_that_came_earlier() {
    teachHolder();
    test.worker()
        .orchestrator(
            "AskEarly",
            ctx -> {
              EntityCaller counter = new EntityCaller(ctx);
              var lock = counter.lock("a");
              ctx.waitForExternalEvent("ask").await();
              var call = counter.call("a", "add", 1);
              lock.await();
              Object result = call.await().get("result");
              counter.release("a");
              ctx.complete(result);
            });
    test.start("Hold", "h", null);
    await().until(() -> isLockedBy("h"));
    test.startAndRun("AskEarly", "early", null);
    await().until(() -> find("@counter@a").queue().size() == 1);
    signal("a", "add", "100");
    test.raise("early", "ask", null);
    await().until(() -> find("@counter@a").queue().size() == 3);

    test.raise("h", "go", null);
    assertThat(test.completed("early").output()).isEqualTo("\"2\"");
    awaitState("a", "102");
  }

  @Test
  void keeps_the_order_of_its_queue_over_a_restart() {
    teachHolder();
    test.start("Hold", "h", null);
    await().until(() -> isLockedBy("h"));
    signal("a", "set", "1");
    test.hub()
        .entities()
        .signal(id("a"), "later", "set", "2", clock.instant().plus(Duration.ofHours(1)))
        .join();
    signal("a", "set", "3");
    clock.advance(Duration.ofHours(2));
    test.hub().wake();
    await().until(() -> find("@counter@a").queue().size() == 3);
    signal("a", "set", "4");
    assertThat(queuedInputs()).containsExactly("1", "3", "2", "4");

    test.reopen();
    assertThat(queuedInputs()).containsExactly("1", "3", "2", "4");
  }

  @Test
  void keeps_the_lock_of_a_holder_that_ended_until_it_is_cleaned() {
    teachHolder();
    test.start("Hold", "h", null);
    await().until(() -> isLockedBy("h"));
    assertThat(clean(true, true)).isEqualTo(new Entities.Cleaned(0, 0));

    test.hub().terminate("h", null).join();
    test.completed("h");
    signal("a", "add", "5");
    assertThat(find("@counter@a").lockedBy()).isEqualTo("h");
    assertThat(clean(true, false)).isEqualTo(new Entities.Cleaned(0, 0));
    assertThat(clean(false, true)).isEqualTo(new Entities.Cleaned(0, 1));
    awaitState("a", "5");
  }

  @Test
  void ignores_a_release_of_another_orchestration() {
    teachHolder();
    test.worker()
        .orchestrator(
            "Intrude",
            ctx -> {
              new EntityCaller(ctx).release("a");
              ctx.complete(null);
            });
    test.start("Hold", "h", null);
    await().until(() -> isLockedBy("h"));
    test.run("Intrude", "i", null);
    assertThat(isLockedBy("h")).isTrue();
  }

  @Test
  void sends_signals_and_starts_orchestrations() {
    test.worker().orchestrator("Started", ctx -> ctx.complete(ctx.getInput(Integer.class)));
    signal("a", "tell", "@counter@b");
    signal("a", "start", "begun");
    awaitState("b", "1");
    await().until(() -> test.hub().find("begun").isPresent());
    Instance begun = test.completed("begun");
    assertThat(begun.output()).isEqualTo("7");
    assertThat(begun.parent().instanceId()).isEqualTo("@counter@a");
    assertThat(begun.tags()).containsOnlyKeys("FireAndForget");
  }

  @Test
  void runs_operations_again_that_have_no_result() {
    CountDownLatch signalled = new CountDownLatch(1);
    test.worker()
        .entity(
            "slow",
            batch -> {
              TestWorker.await(signalled);
              return counters.countFirst(batch);
            });
    for (int i = 0; i < 5; i++) {
      test.hub().entities().signal(new EntityId("slow", "s"), "r" + i, "add", "1", null).join();
    }
    signalled.countDown();
    await().until(() -> "5".equals(find("@slow@s").state()));
  }

  @Test
  void begins_anew_after_a_purge() {
    signal("a", "add", "3");
    awaitState("a", "3");
    assertThat(test.hub().purge("@counter@a").join()).isInstanceOf(CommandResult.Accepted.class);
    assertThat(test.hub().purge("@counter@a").join())
        .isInstanceOf(CommandResult.NoSuchInstance.class);
    assertThat(test.hub().find("@counter@a")).isEmpty();
    signal("a", "add", "4");
    awaitState("a", "4");
  }

  @Test
  void without_a_state_stays_until_it_is_cleaned_after_the_reorder_window() {
    signal("a", "delete", null);
    await().until(() -> test.unfinished().messages().isEmpty());
    assertThat(test.hub().entities().find(id("a"))).isPresent();
    assertThat(clean(true, false)).isEqualTo(new Entities.Cleaned(0, 0));
    clock.advance(Duration.ofMinutes(31));
    await().until(() -> clean(true, false).equals(new Entities.Cleaned(1, 0)));
    assertThat(test.hub().entities().find(id("a"))).isEmpty();
  }

  @Test
  void is_a_running_instance_among_others_in_order_of_their_ids() {
    test.worker().orchestrator("Quick", ctx -> ctx.complete(1));
    for (String instance : List.of("1", "@x", "@d@x", "z")) {
      test.run("Quick", instance, null);
    }
    signal("b", "add", "1");
    signal("a", "add", "1");
    awaitState("a", "1");
    awaitState("b", "1");

    List<String> all = List.of("1", "@counter@a", "@counter@b", "@d@x", "@x", "z");
    assertThat(ids(InstanceQuery.all(), 100)).isEqualTo(all);
    for (int from = 0; from < all.size(); from++) {
      assertThat(ids(InstanceQuery.all().after(all.get(from)), 2))
          .isEqualTo(all.subList(from + 1, Math.min(from + 3, all.size())));
    }
    Instance shown = test.find("@counter@a");
    assertThat(shown.input()).isEqualTo("{\"state\":\"1\",\"sorter\":{}}");
    assertThat(shown.customStatus()).isEqualTo("{\"entityExists\":true}");
  }

  @Test
  void refuses_an_event_that_is_no_request() {
    signal("a", "add", "1");
    awaitState("a", "1");
    assertThat(test.hub().raiseEvent("@counter@a", "op", "{}").join())
        .isInstanceOf(CommandResult.NotARequest.class);
    assertThat(test.hub().raiseEvent("@counter@a", "other", "{}").join())
        .isInstanceOf(CommandResult.Accepted.class);
    test.raise("@counter@a", "op", "{\"op\":\"add\",\"input\":\"2\",\"id\":\"1\",\"signal\":true}");
    awaitState("a", "3");
  }

  @Test
  void is_removed_with_the_hub() {
    signal("a", "add", "1");
    awaitState("a", "1");
    assertThat(test.hub().removeAll(Runnable::run).join()).isEqualTo(1);
    List<EntityId> left = new ArrayList<>();
    test.hub().entities().visit(EntityQuery.all(), 10, false, entity -> left.add(entity.id()));
    assertThat(left).isEmpty();
  }

  /** Holds the lock of "a" until it is told to go on. */
  private void teachHolder() {
    test.worker()
        .orchestrator(
            "Hold",
            ctx -> {
              EntityCaller counter = new EntityCaller(ctx);
              counter.lock("a").await();
              ctx.waitForExternalEvent("go").await();
              Object result = counter.call("a", "add", 1).await().get("result");
              counter.release("a");
              ctx.complete(result);
            });
  }

  private boolean isLockedBy(String holder) {
    return test.hub()
        .entities()
        .find(id("a"))
        .map(entity -> holder.equals(entity.lockedBy()))
        .orElse(false);
  }

  private List<String> queuedInputs() {
    return find("@counter@a").queue().stream()
        .map(request -> ((EntityRequest.Operation) request).input())
        .toList();
  }

  private Entities.Cleaned clean(boolean empty, boolean locks) {
    return test.hub().entities().clean(empty, locks, Runnable::run).join();
  }

  private List<String> ids(InstanceQuery query, int limit) {
    List<String> ids = new ArrayList<>();
    test.hub().visit(query, limit, Texts.NONE, instance -> ids.add(instance.id()));
    return ids;
  }

  private void signal(String key, String operation, String input) {
    test.hub().entities().signal(id(key), "request", operation, input, null).join();
  }

  private void awaitState(String key, String state) {
    await()
        .atMost(TestHub.PATIENCE)
        .until(
            () -> test.hub().entities().find(id(key)).map(EntityState::state).orElse("none"),
            state::equals);
  }

  private EntityState find(String id) {
    return test.hub().entities().find(EntityId.parse(id).orElseThrow()).orElseThrow();
  }

  private static EntityId id(String key) {
    return new EntityId("counter", key);
  }
}

package dev.durablesingleton.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.durablesingleton.local.engine.command.StartCommand;
import dev.durablesingleton.local.engine.entity.EntityId;
import dev.durablesingleton.local.engine.entity.EntityState;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** One orchestration of every kind, a client that retries, and checks of the final state. */
final class Mix {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final int SECTIONS = 3;

  /** Counters that the critical sections count up, one by one, and together once each. */
  private static final List<String> ENTITIES = List.of("x", "y", "z");

  private static final List<String> COLLECTORS = List.of("collect", "gather");

  /** An acknowledged event. */
  private record Acknowledged(String instanceId, int number) {}

  private final FragileHub hub;
  private final TaskHub first;
  private final Map<String, CompletableFuture<Instance>> ends = new HashMap<>();
  private final Map<String, String> outputs = new TreeMap<>();
  private final Map<String, Boolean> signals = new TreeMap<>();
  private final List<Integer> raised = new ArrayList<>();
  private final List<Acknowledged> acknowledged = new ArrayList<>();

  Mix(FragileHub hub) {
    this.hub = hub;
    first = hub.hub();
  }

  /** Starts all instances, sends commands, and waits until all have ended. */
  void run() {
    start("Chain", "chain", null, "3");
    start("FanOut", "fan", null, "[0,1,2,3]");
    start("Family", "family", null, "\"family:child\"");
    start("Rounds", "rounds", "1", "3");
    start("Nap", "nap", null, "\"rested\"");
    start("Collect", "receive", null, "[7,99]");
    start("Send", "send", null, "2");
    start("Collect", "collect", null, null);
    start("Gather", "gather", "[]", null);
    start("Wait", "wait", null, "enough");
    for (int i = 1; i <= SECTIONS; i++) {
      start("Section", "section" + i, null, "true");
      signal("s" + i);
    }
    raise(1);
    raise(2);
    COLLECTORS.forEach(id -> hub.insist(tasks -> tasks.suspend(id, "hold")));
    raise(3);
    COLLECTORS.forEach(this::untilSuspended);
    raise(4);
    COLLECTORS.forEach(id -> hub.insist(tasks -> tasks.resume(id, "go on")));
    hub.insist(tasks -> tasks.terminate("wait", "enough"));
    raise(5);
    COLLECTORS.forEach(
        id -> hub.insist(tasks -> tasks.raiseEvent(id, "n", "" + MixOrchestrators.END)));
    outputs.keySet().forEach(this::untilEnded);
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(1))
        .until(() -> ENTITIES.stream().allMatch(key -> ("" + SECTIONS).equals(counter(key))));
    signals.forEach(
        (key, kept) ->
            await(key)
                .atMost(LONG)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> !kept || counter(key) != null));
  }

  /** The state of a counter, or null. */
  private String counter(String key) {
    return hub.hub()
        .entities()
        .find(new EntityId("counter", key))
        .map(EntityState::state)
        .orElse(null);
  }

  private void start(String name, String id, String input, String output) {
    outputs.put(id, output);
    ends.computeIfAbsent(id, key -> first.whenCompleted(key));
    StartCommand request = new StartCommand(id, name, null, input, null, StartCommand.NON_RUNNING);
    // A finished instance counts as started: an unacknowledged start may have been committed.
    if (hub.ask(tasks -> tasks.start(request)).isEmpty() && find(id) == null) {
      start(name, id, input, output);
    }
  }

  private void signal(String key) {
    EntityId counter = new EntityId("counter", key);
    boolean kept =
        hub.ask(
                tasks ->
                    tasks.entities().signal(counter, key, "add", "1", null).thenApply(none -> true))
            .isPresent();
    signals.put(key, kept);
  }

  private void raise(int number) {
    raised.add(number);
    for (String id : COLLECTORS) {
      hub.ask(tasks -> tasks.raiseEvent(id, "n", "" + number))
          .ifPresent(kept -> acknowledged.add(new Acknowledged(id, number)));
    }
  }

  private void untilSuspended(String id) {
    await(id)
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(1))
        .until(() -> find(id).status() == RuntimeStatus.SUSPENDED);
  }

  /** A hub reports the end of every instance; if it died, its successor is queried. */
  private void untilEnded(String id) {
    await(id)
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(1))
        .until(() -> hub.hub() == first ? ends.get(id).isDone() : hasEnded(id));
  }

  private boolean hasEnded(String id) {
    return find(id) != null && find(id).status().isTerminal();
  }

  private Instance find(String id) {
    return hub.hub().find(id).orElse(null);
  }

  /** Checks the result of every instance, and that its history is consistent. */
  void check() {
    outputs.forEach(
        (id, output) -> {
          if (output != null) {
            assertThat(find(id).output()).as(id).isEqualTo(output);
          }
        });
    assertThat(find("wait").status()).isEqualTo(RuntimeStatus.TERMINATED);
    COLLECTORS.forEach(this::checkEvents);
    ENTITIES.forEach(key -> assertThat(counter(key)).as(key).isEqualTo("" + SECTIONS));
    signals.forEach(
        (key, kept) -> {
          String state = counter(key);
          assertThat(state).as(key).isIn(kept ? new String[] {"1"} : new String[] {"1", null});
        });
    outputs.keySet().forEach(id -> HistoryRules.check(id, hub.hub().history(id)));
  }

  private void checkEvents(String id) {
    String output = find(id).output();
    List<Integer> got = new ArrayList<>();
    for (String number : output.substring(1, output.length() - 1).split(",")) {
      got.add(Integer.valueOf(number));
    }
    List<Integer> kept =
        acknowledged.stream()
            .filter(event -> event.instanceId().equals(id))
            .map(Acknowledged::number)
            .toList();
    assertThat(got)
        .as(id)
        .isSorted()
        .doesNotHaveDuplicates()
        .containsAll(kept)
        .endsWith(MixOrchestrators.END);
    assertThat(got.subList(0, got.size() - 1)).as(id).isSubsetOf(raised);
  }
}

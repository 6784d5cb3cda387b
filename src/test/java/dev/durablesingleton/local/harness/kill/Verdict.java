package dev.durablesingleton.local.harness.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.durablesingleton.local.engine.HistoryRules;
import dev.durablesingleton.local.harness.app.MixFunctions;
import dev.durablesingleton.local.harness.kill.Ledger.Answer;
import dev.durablesingleton.local.harness.kill.Ledger.Event;
import dev.durablesingleton.local.harness.kill.Ledger.Start;
import dev.durablesingleton.local.store.Durability;
import dev.durablesingleton.local.store.SqliteStore;
import dev.durablesingleton.local.store.Store;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Checks instances, activities and histories against the ledger. */
final class Verdict {
  private final Ledger ledger;
  private final Map<String, String> tokens = new HashMap<>();

  Verdict(Ledger ledger) {
    this.ledger = ledger;
  }

  void onInstances(List<JsonObject> instances) {
    assertThat(ledger.unexpected()).isEmpty();
    Map<String, JsonObject> byId = new HashMap<>();
    instances.forEach(instance -> byId.put(text(instance, "instanceId"), instance));
    ledger.startsById().forEach((id, starts) -> onStarts(id, starts, byId.get(id)));
    instances.stream()
        .filter(instance -> text(instance, "instanceId").endsWith(":child"))
        .forEach(this::onChild);
  }

  /** Checks that each counter has counted everything, and nothing twice. */
  void onCounters(List<JsonObject> instances, ToIntFunction<String> counter) {
    int sections =
        (int) instances.stream().filter(i -> text(i, "name").equals("MixSection")).count();
    for (String key : List.of("called", "locked", "signalled")) {
      assertThat(counter.applyAsInt(key)).as("counter '%s'", key).isEqualTo(sections);
    }
    assertThat(counter.applyAsInt(Ledger.COUNTER))
        .as("signals of clients")
        .isBetween(ledger.acknowledgedSignals(), ledger.signals());
  }

  private void onStarts(String id, List<Start> starts, JsonObject instance) {
    List<String> acknowledged = tokens(starts, Answer.ACKNOWLEDGED);
    assertThat(acknowledged).as("starts of %s that were acknowledged", id).hasSizeLessThan(2);
    if (instance == null) {
      assertThat(starts).as("%s is lost", id).allMatch(s -> s.answer() == Answer.UNKNOWN);
      return;
    }
    String token = instance.getAsJsonObject("input").get("token").getAsString();
    tokens.put(id, token);
    Kind kind = starts.get(0).kind();
    assertThat(mayRun(starts)).as("the start of %s that ran", id).contains(token);
    assertThat(text(instance, "runtimeStatus"))
        .as(id)
        .isEqualTo(kind == Kind.WAIT ? "Terminated" : "Completed");
    if (kind.endsByItself()) {
      assertThat(text(instance, "output")).as(id).isEqualTo(kind.output(token));
    } else if (kind.isCollector()) {
      onEvents(id, instance);
    }
  }

  /** The tokens of the starts that may have run. */
  private static List<String> mayRun(List<Start> starts) {
    List<String> acknowledged = tokens(starts, Answer.ACKNOWLEDGED);
    if (!acknowledged.isEmpty()) {
      return acknowledged;
    }
    // The app's starter may attribute a replaced input to another start and refuse one that ran.
    return starts.get(0).kind().replacesItsInput()
        ? starts.stream().map(Start::token).toList()
        : tokens(starts, Answer.UNKNOWN);
  }

  private void onEvents(String id, JsonObject instance) {
    List<Integer> received =
        instance.getAsJsonArray("output").asList().stream().map(JsonElement::getAsInt).toList();
    List<Event> events = ledger.eventsFor(id);
    assertThat(received)
        .as("events of %s", id)
        .doesNotHaveDuplicates()
        .endsWith(MixFunctions.END)
        .containsAll(numbers(events, Answer.ACKNOWLEDGED))
        .noneMatch(numbers(events, Answer.REFUSED)::contains);
  }

  private void onChild(JsonObject child) {
    String id = text(child, "instanceId");
    String token = tokens.get(id.substring(0, id.lastIndexOf(':')));
    assertThat(text(child, "output")).as(id).isEqualTo(Kind.CHAIN.output(token));
    tokens.put(id, token);
  }

  /** Checks that no activity ran for a start that lost. */
  void onActivities(List<String> lines) {
    assertThat(lines)
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).isEqualTo("%s %s", id(line), tokens.get(id(line))));
  }

  /** Checks that no work is left and that each history is possible. */
  void onStore(Path file) {
    try (Store store = SqliteStore.open(file, Durability.FULL)) {
      assertThat(store.unfinished())
          .isEqualTo(new Store.Unfinished(List.of(), List.of(), List.of(), List.of()));
      tokens.keySet().forEach(id -> HistoryRules.check(id, store));
    }
  }

  private static String id(String line) {
    return line.substring(0, line.indexOf(' '));
  }

  private static List<String> tokens(List<Start> starts, Answer answer) {
    return starts.stream().filter(s -> s.answer() == answer).map(Start::token).toList();
  }

  private static List<Integer> numbers(List<Event> events, Answer answer) {
    return events.stream().filter(e -> e.answer() == answer).map(Event::number).toList();
  }

  private static String text(JsonObject instance, String member) {
    return instance.get(member).getAsString();
  }
}

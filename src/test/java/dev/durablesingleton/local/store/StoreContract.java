package dev.durablesingleton.local.store;

import static dev.durablesingleton.local.store.Samples.activity;
import static dev.durablesingleton.local.store.Samples.instance;
import static dev.durablesingleton.local.store.Samples.message;
import static dev.durablesingleton.local.store.Samples.withTexts;
import static dev.durablesingleton.local.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of all stores for instances, histories, messages and activities. */
abstract class StoreContract {

  Store store;

  abstract Store open();

  @BeforeEach
  void openStore() {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void is_empty_at_first() {
    assertThat(store.find("a")).isEmpty();
    assertThat(store.history("a")).isEmpty();
    assertThat(store.list(InstanceQuery.all(), 10)).isEmpty();
    assertThat(store.unfinished())
        .isEqualTo(new Store.Unfinished(List.of(), List.of(), List.of(), List.of()));
  }

  @Test
  void returns_every_field_of_an_instance_unchanged() {
    Instance full = withTexts("a", "run-1", "[1]", "\"x\"");
    Instance bare = instance("b");
    write(
        store,
        changes -> {
          changes.create(full);
          changes.create(bare);
        });

    assertSame(store.find("a").orElseThrow(), full);
    assertSame(store.find("b").orElseThrow(), bare);
  }

  @Test
  void distinguishes_an_empty_text_from_null() {
    write(store, changes -> changes.create(withTexts("a", "run-1", "", null)));

    assertThat(store.find("a").orElseThrow().input()).isEmpty();
    assertThat(store.find("a").orElseThrow().output()).isNull();
  }

  @Test
  void keeps_large_texts_and_any_character() {
    String large = "é\u0000\uD800😀\uDFFF\"".repeat(500_000);
    write(store, changes -> changes.create(withTexts("a", "run-1", large, large)));

    assertThat(store.find("a").orElseThrow().input()).isEqualTo(large);
    assertThat(store.find("a").orElseThrow().output()).isEqualTo(large);
  }

  @Test
  void keeps_times_far_from_now() {
    List<Instant> times =
        List.of(Instant.MIN, Instant.EPOCH.minusNanos(1), Instant.parse("9999-12-31T23:59:59Z"));
    write(
        store,
        changes -> {
          for (Instant time : times) {
            changes.add(new Message(times.indexOf(time), "a", null, time, new byte[0]));
          }
        });

    assertThat(store.unfinished().messages()).extracting(Message::due).isEqualTo(times);
  }

  @Test
  void hides_the_changes_of_a_transaction_until_its_commit() {
    write(store, changes -> changes.create(instance("a")));
    try (Store.Transaction changes = store.begin()) {
      changes.create(instance("b"));
      changes.appendHistory("a", new byte[] {1});
      changes.remove("a");
      changes.add(message(1, "a"));

      assertThat(changes.find("a")).isEmpty();
      assertThat(changes.find("b")).isPresent();
      assertThat(store.find("a")).isPresent();
      assertThat(store.find("b")).isEmpty();
      assertThat(store.unfinished().messages()).isEmpty();
    }
  }

  @Test
  void drops_a_transaction_that_closes_without_commit() {
    try (Store.Transaction changes = store.begin()) {
      changes.create(instance("a"));
      changes.add(activity(1, "a"));
    }

    write(store, changes -> assertThat(changes.find("a")).isEmpty());
    assertThat(store.find("a")).isEmpty();
    assertThat(store.unfinished().activities()).isEmpty();
  }

  @Test
  void discards_all_changes_of_a_dropped_transaction() {
    write(
        store,
        changes -> {
          changes.create(instance("a"));
          changes.appendHistory("a", new byte[] {1});
        });
    try (Store.Transaction changes = store.begin()) {
      changes.create(instance("b"));
      changes.clearHistory("a");
    }

    try (Store.Transaction changes = store.begin()) {
      assertThatIllegalStateException().isThrownBy(() -> changes.update(instance("b")));
    }
    write(store, changes -> changes.appendHistory("a", new byte[] {2}));
    assertThat(store.history("a")).containsExactly(1, 2);
  }

  @Test
  void has_one_transaction_at_a_time() {
    try (Store.Transaction first = store.begin()) {
      assertThatIllegalStateException().isThrownBy(store::begin);
      first.commit();
    }
    store.begin().close();
  }

  @Test
  void replaces_an_instance_of_the_same_id_with_its_history() {
    write(
        store,
        changes -> {
          changes.create(withTexts("a", "run-1", "[1]", null));
          changes.appendHistory("a", new byte[] {1});
        });
    Instance next = withTexts("a", "run-2", "[2]", null);
    write(store, changes -> changes.create(next));

    assertSame(store.find("a").orElseThrow(), next);
    assertThat(store.history("a")).isEmpty();
    assertThat(store.list(InstanceQuery.all(), 10)).hasSize(1);
  }

  @Test
  void updates_an_instance() {
    write(store, changes -> changes.create(withTexts("a", "run-1", "[1]", null)));
    Instance ended = withTexts("a", "run-1", "[1]", "\"done\"");
    write(store, changes -> changes.update(ended));

    assertSame(store.find("a").orElseThrow(), ended);
  }

  @Test
  void stores_the_input_of_the_next_generation() {
    write(store, changes -> changes.create(withTexts("a", "run-1", "[1]", null)));
    write(store, changes -> changes.update(withTexts("a", "run-2", "[2]", null)));
    assertThat(store.find("a").orElseThrow().input()).isEqualTo("[2]");

    write(store, changes -> changes.update(withTexts("a", "run-3", null, null)));
    assertThat(store.find("a").orElseThrow().input()).isNull();
  }

  @Test
  void refuses_to_change_a_missing_instance() {
    try (Store.Transaction changes = store.begin()) {
      assertThatIllegalStateException()
          .isThrownBy(() -> changes.update(instance("a")))
          .withMessageContaining("'a'");
      assertThatIllegalStateException().isThrownBy(() -> changes.appendHistory("a", new byte[0]));
      assertThatIllegalStateException().isThrownBy(() -> changes.clearHistory("a"));
      changes.remove("a");
    }
  }

  @Test
  void appends_the_turns_of_a_history_in_order_until_it_is_cleared() {
    write(store, changes -> changes.create(instance("a")));
    for (byte turn = 0; turn < 20; turn++) {
      byte[] events = {turn, -1};
      write(store, changes -> changes.appendHistory("a", events));
    }
    assertThat(store.history("a")).hasSize(40).startsWith(0, -1, 1, -1).endsWith(19, -1);

    write(
        store,
        changes -> {
          changes.clearHistory("a");
          changes.appendHistory("a", new byte[] {42});
        });
    assertThat(store.history("a")).containsExactly(42);
  }

  @Test
  void returns_a_history_in_parts_of_whole_turns() {
    write(
        store,
        changes -> {
          changes.create(withTexts("a", "run-1", null, null));
          for (int turn = 0; turn < 5; turn++) {
            changes.appendHistory("a", new byte[] {(byte) turn, -1});
          }
        });

    List<Store.HistoryPart> parts = new ArrayList<>();
    long last = Store.HistoryPart.START;
    do {
      parts.add(store.history("a", last, 3).orElseThrow());
      last = parts.get(parts.size() - 1).lastTurn();
    } while (!parts.get(parts.size() - 1).complete());
    assertThat(parts).extracting(Store.HistoryPart::executionId).containsOnly("run-1");
    assertThat(parts.get(0).events()).containsExactly(0, -1, 1, -1);
    assertThat(parts.get(1).events()).containsExactly(2, -1, 3, -1);
    assertThat(parts.get(2).events()).containsExactly(4, -1);
    assertThat(parts).hasSize(3);
    assertThat(store.history("none", last, 3)).isEmpty();
  }

  @Test
  void reads_a_history_with_the_transactions_own_changes() {
    write(
        store,
        changes -> {
          changes.create(instance("a"));
          changes.appendHistory("a", new byte[] {1});
        });
    try (Store.Transaction changes = store.begin()) {
      changes.appendHistory("a", new byte[] {2});
      assertThat(changes.history("a")).containsExactly(1, 2);
      changes.clearHistory("a");
      changes.appendHistory("a", new byte[] {3});
      assertThat(changes.history("a")).containsExactly(3);
      changes.remove("a");
      assertThat(changes.history("a")).isEmpty();
    }
    assertThat(store.history("a")).containsExactly(1);
  }

  @Test
  void refuses_a_second_commit() {
    Store.Transaction changes = store.begin();
    changes.create(instance("a"));
    changes.commit();

    assertThatIllegalStateException().isThrownBy(changes::commit);
  }

  @Test
  void removes_an_instance_with_its_history() {
    write(
        store,
        changes -> {
          changes.create(instance("a"));
          changes.create(instance("b"));
          changes.appendHistory("a", new byte[] {1});
          changes.appendHistory("b", new byte[] {2});
        });
    write(store, changes -> changes.remove("a"));

    assertThat(store.find("a")).isEmpty();
    assertThat(store.history("a")).isEmpty();
    assertThat(store.history("b")).containsExactly(2);
  }

  @Test
  void writes_any_number_of_rows_in_one_transaction() {
    write(
        store,
        changes -> {
          changes.create(instance("a"));
          for (int i = 0; i < 21; i++) {
            changes.add(message(i, "a"));
            changes.add(activity(i, "a"));
            changes.appendHistory("a", new byte[] {(byte) i});
          }
        });
    write(
        store,
        changes -> {
          for (int i = 1; i < 20; i++) {
            changes.removeMessage(i);
            changes.removeActivity(i);
          }
        });

    Store.Unfinished unfinished = store.unfinished();
    assertThat(unfinished.messages()).extracting(Message::sequence).containsExactly(0L, 20L);
    assertThat(unfinished.activities()).extracting(ActivityTask::sequence).containsExactly(0L, 20L);
    assertThat(store.history("a"))
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20);
  }

  @Test
  void applies_the_changes_of_a_row_in_their_order() {
    write(store, changes -> changes.add(message(1, "a")));
    write(
        store,
        changes -> {
          changes.removeMessage(1);
          changes.add(message(1, "b"));
          changes.add(message(2, "b"));
          changes.removeMessage(2);
        });

    assertThat(store.unfinished().messages())
        .extracting(Message::sequence, Message::instanceId)
        .containsExactly(tuple(1L, "b"));
  }

  @Test
  void reads_the_history_with_the_turns_of_the_transaction() {
    write(store, changes -> changes.create(instance("a")));
    write(
        store,
        changes -> {
          changes.appendHistory("a", new byte[] {1});
          assertThat(changes.history("a")).containsExactly(1);
          changes.clearHistory("a");
          changes.appendHistory("a", new byte[] {2});
          assertThat(changes.history("a")).containsExactly(2);
        });

    assertThat(store.history("a")).containsExactly(2);
  }

  @Test
  void finds_unfinished_work_in_order_of_sequence() {
    write(
        store,
        changes -> {
          for (RuntimeStatus status : RuntimeStatus.values()) {
            changes.create(instance(status.label(), status, Samples.NOW));
          }
          Stream.of(12L, 2L, 7L, 30L).forEach(sequence -> changes.add(message(sequence, "a")));
          Stream.of(9L, 1L, 3L).forEach(sequence -> changes.add(activity(sequence, "a")));
        });
    write(
        store,
        changes -> {
          changes.removeMessage(7);
          changes.removeActivity(3);
        });

    Store.Unfinished unfinished = store.unfinished();
    assertThat(unfinished.instances())
        .extracting(Instance::id)
        .containsExactlyInAnyOrder("Pending", "Running", "ContinuedAsNew", "Suspended");
    assertThat(unfinished.messages()).extracting(Message::sequence).containsExactly(2L, 12L, 30L);
    assertThat(unfinished.activities()).containsExactly(activity(1, "a"), activity(9, "a"));
  }

  @Test
  void returns_every_field_of_messages_and_activities() {
    Message message = new Message(5, "\u0000", "run-9", Samples.NOW, new byte[] {0, 9});
    ActivityTask activity = new ActivityTask(6, "\uD800", "run-9", 3, "Say", "2", null);
    write(
        store,
        changes -> {
          changes.add(message);
          changes.add(activity);
        });

    assertThat(store.unfinished().messages())
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(message);
    assertThat(store.unfinished().activities()).containsExactly(activity);
  }

  @Test
  void returns_every_field_of_an_entity_unchanged() {
    EntityRow full = new EntityRow("@counter@\uD800", "{\"n\":1}", "holder", Samples.NOW);
    EntityRow bare = new EntityRow("@counter@", null, null, Samples.NOW);
    write(
        store,
        changes -> {
          changes.put(full);
          changes.put(bare);
        });

    assertThat(store.findEntity(full.id())).contains(full);
    assertThat(store.findEntity(bare.id())).contains(bare);
    assertThat(store.findEntity("@counter@x")).isEmpty();
  }

  @Test
  void replaces_and_removes_an_entity() {
    EntityRow first = new EntityRow("@c@a", "1", null, Samples.NOW);
    EntityRow second = new EntityRow("@c@a", "", "holder", Samples.NOW.plusSeconds(1));
    write(store, changes -> changes.put(first));
    try (Store.Transaction changes = store.begin()) {
      changes.put(second);
      assertThat(changes.findEntity("@c@a")).contains(second);
      assertThat(store.findEntity("@c@a")).contains(first);
      changes.commit();
    }
    assertThat(store.findEntity("@c@a")).contains(second);
    try (Store.Transaction changes = store.begin()) {
      changes.removeEntity("@c@a");
      assertThat(changes.findEntity("@c@a")).isEmpty();
    }
    assertThat(store.findEntity("@c@a")).contains(second);
    write(store, changes -> changes.removeEntity("@c@a"));
    assertThat(store.findEntity("@c@a")).isEmpty();
  }

  @Test
  void visits_entities_in_order_of_their_ids() {
    write(
        store,
        changes -> {
          for (int i = 0; i < 250; i++) {
            Instant at = Samples.NOW.plusSeconds(i);
            changes.put(new EntityRow("@c@%03d".formatted(i), i % 2 == 0 ? "1" : null, null, at));
          }
          changes.put(new EntityRow("@other@x", "1", null, Samples.NOW));
        });

    assertThat(entities(new EntityQuery("@c@", null, null, null), 1_000)).hasSize(250).isSorted();
    assertThat(entities(new EntityQuery("@c@", "@c@100", null, null), 2))
        .containsExactly("@c@101", "@c@102");
    assertThat(
            entities(
                new EntityQuery("", null, Samples.NOW.plusSeconds(9), Samples.NOW.plusSeconds(10)),
                1_000))
        .containsExactly("@c@009", "@c@010");
    List<String> states = new ArrayList<>();
    store.visitEntities(
        EntityQuery.all(), 2, false, entity -> states.add(String.valueOf(entity.state())));
    assertThat(states).containsExactly("", "null");
  }

  @Test
  void finds_entities_that_are_locked_or_have_messages() {
    write(
        store,
        changes -> {
          changes.put(new EntityRow("@c@idle", "1", null, Samples.NOW));
          changes.put(new EntityRow("@c@locked", null, "holder", Samples.NOW));
          changes.put(new EntityRow("@c@asked", "1", null, Samples.NOW));
          changes.add(message(1, "@c@asked"));
          changes.add(message(2, "@c@new"));
        });

    assertThat(store.unfinished().entities())
        .extracting(EntityRow::id)
        .containsExactlyInAnyOrder("@c@locked", "@c@asked");
  }

  private List<String> entities(EntityQuery query, int limit) {
    List<String> ids = new ArrayList<>();
    store.visitEntities(query, limit, true, entity -> ids.add(entity.id()));
    return ids;
  }

  static void assertSame(Instance actual, Instance expected) {
    assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
  }
}

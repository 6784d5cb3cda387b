package dev.durablesingleton.local.store;

import static dev.durablesingleton.local.store.Samples.NOW;
import static dev.durablesingleton.local.store.Samples.instance;
import static dev.durablesingleton.local.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of all stores for lists of instances. */
abstract class StoreSearchContract {

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
  void lists_in_ordinal_order_of_ids() {
    List<String> ids =
        List.of(
            "",
            "\u0000",
            "\u0000\u0000",
            "!",
            "A",
            "B",
            "a",
            "a\u0000",
            "aa",
            "é",
            "\uD7FF",
            "\uD800",
            "\uD83D\uDE00",
            "\uDFFF",
            "\uE000",
            "\uFFFD",
            "\uFFFF");
    assertThat(ids).isSorted();
    List<String> shuffled = new ArrayList<>(ids);
    java.util.Collections.reverse(shuffled);
    write(store, changes -> shuffled.forEach(id -> changes.create(instance(id))));

    assertThat(idsOf(InstanceQuery.all())).isEqualTo(ids);
    for (String id : ids) {
      assertThat(store.find(id)).map(Instance::id).contains(id);
    }
  }

  @Test
  void lists_finished_instances_in_the_order_of_completion() {
    write(
        store,
        changes -> {
          changes.create(ended("z", RuntimeStatus.COMPLETED, NOW));
          changes.create(ended("b", RuntimeStatus.FAILED, NOW.plusNanos(1)));
          changes.create(ended("a", RuntimeStatus.TERMINATED, NOW.plusNanos(1)));
          changes.create(ended("c", RuntimeStatus.COMPLETED, NOW.plusSeconds(1)));
          changes.create(ended("running", RuntimeStatus.RUNNING, NOW));
        });

    assertThat(finished(Set.of(), null, null, null)).containsExactly("z", "a", "b", "c");
    assertThat(finished(Set.of(RuntimeStatus.COMPLETED), null, null, null))
        .containsExactly("z", "c");
    assertThat(finished(Set.of(RuntimeStatus.RUNNING), null, null, null)).isEmpty();
    assertThat(finished(Set.of(), NOW.plusNanos(1), NOW.plusSeconds(1), null))
        .containsExactly("a", "b");
    assertThat(finished(Set.of(), null, null, new FinishedInstance(NOW.plusNanos(1), "a")))
        .containsExactly("b", "c");
    assertThat(store.finished(new FinishedQuery(Set.of(), null, null, null), 2))
        .containsExactly(
            new FinishedInstance(NOW, "z"), new FinishedInstance(NOW.plusNanos(1), "a"));
  }

  private List<String> finished(
      Set<RuntimeStatus> statuses, Instant from, Instant to, FinishedInstance after) {
    return store.finished(new FinishedQuery(statuses, from, to, after), 10).stream()
        .map(FinishedInstance::id)
        .toList();
  }

  private static Instance ended(String id, RuntimeStatus status, Instant at) {
    return instance(id).updated(status, null, null, null, at);
  }

  @Test
  void a_visitor_receives_the_requested_texts_and_may_stop() {
    write(store, changes -> List.of("a", "b", "c").forEach(id -> changes.create(instance(id))));
    List<Instance> seen = new ArrayList<>();
    store.visit(
        InstanceQuery.all(),
        10,
        Store.Texts.NONE,
        instance -> {
          seen.add(instance);
          return seen.size() < 2;
        });
    assertThat(seen).extracting(Instance::id).containsExactly("a", "b");
    assertThat(seen)
        .allSatisfy(
            instance -> {
              assertThat(instance.input()).isNull();
              assertThat(instance.customStatus()).isNull();
              assertThat(instance.output()).isNull();
              assertThat(instance.failure()).isNull();
              assertThat(instance.parent()).isEqualTo(instance(instance.id()).parent());
            });
    seen.clear();
    store.visit(InstanceQuery.all(), 1, Store.Texts.WITHOUT_INPUT, seen::add);
    Instance whole = store.find("a").orElseThrow();
    assertThat(seen.get(0).input()).isNull();
    assertThat(seen.get(0).output()).isEqualTo(whole.output());
    assertThat(seen.get(0).customStatus()).isEqualTo(whole.customStatus());
  }

  @Test
  void visits_more_than_one_page_of_rows_in_order() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 2_500; i++) {
      ids.add("%05d".formatted(i));
    }
    write(store, changes -> ids.forEach(id -> changes.create(instance(id))));
    List<String> seen = new ArrayList<>();
    store.visit(InstanceQuery.all(), 2_100, Store.Texts.NONE, instance -> seen.add(instance.id()));
    assertThat(seen).isEqualTo(ids.subList(0, 2_100));
  }

  @Test
  void continues_after_an_id() {
    write(
        store, changes -> List.of("a", "b", "c", "d").forEach(id -> changes.create(instance(id))));

    assertThat(store.list(InstanceQuery.all(), 2))
        .extracting(Instance::id)
        .containsExactly("a", "b");
    assertThat(idsOf(InstanceQuery.all().after("b"))).containsExactly("c", "d");
    assertThat(idsOf(InstanceQuery.all().after("bb"))).containsExactly("c", "d");
    assertThat(idsOf(InstanceQuery.all().after("d"))).isEmpty();
  }

  @Test
  void filters_by_prefix_code_unit_by_code_unit() {
    List<String> ids =
        List.of("a%", "a", "ab", "A", "a_", "\uD83D\uDE00", "\uD83D\uDE01", "\uFFFF\uFFFF");
    write(store, changes -> ids.forEach(id -> changes.create(instance(id))));

    assertThat(idsOf(prefix("a"))).containsExactly("a", "a%", "a_", "ab");
    assertThat(idsOf(prefix("a_"))).containsExactly("a_");
    assertThat(idsOf(prefix("\uD83D"))).containsExactly("\uD83D\uDE00", "\uD83D\uDE01");
    assertThat(idsOf(prefix("\uFFFF"))).containsExactly("\uFFFF\uFFFF");
    assertThat(idsOf(prefix("a").after("a%"))).containsExactly("a_", "ab");
    assertThat(idsOf(prefix("b").after("a"))).isEmpty();
  }

  @Test
  void filters_by_status() {
    write(
        store,
        changes -> {
          for (RuntimeStatus status : RuntimeStatus.values()) {
            changes.create(instance(status.label(), status, NOW));
          }
        });

    assertThat(
            idsOf(
                new InstanceQuery(
                    Set.of(RuntimeStatus.FAILED, RuntimeStatus.PENDING), null, null, "", null)))
        .containsExactly("Failed", "Pending");
  }

  @Test
  void filters_by_creation_including_both_bounds() {
    write(
        store,
        changes -> {
          for (int i = 0; i < 5; i++) {
            changes.create(instance("i" + i, RuntimeStatus.RUNNING, NOW.plusNanos(i)));
          }
        });

    assertThat(idsOf(created(NOW.plusNanos(1), NOW.plusNanos(3))))
        .containsExactly("i1", "i2", "i3");
    assertThat(idsOf(created(NOW.plusNanos(4), null))).containsExactly("i4");
    assertThat(idsOf(created(null, NOW))).containsExactly("i0");
    assertThat(idsOf(created(Instant.MIN, Instant.MAX))).hasSize(5);
    assertThat(idsOf(created(NOW.plusSeconds(1), NOW.minusSeconds(1)))).isEmpty();
  }

  @Test
  void sees_a_status_change_in_the_next_list() {
    write(store, changes -> changes.create(instance("a")));
    write(store, changes -> changes.update(instance("a", RuntimeStatus.COMPLETED, NOW)));

    assertThat(idsOf(new InstanceQuery(Set.of(RuntimeStatus.PENDING), null, null, "", null)))
        .isEmpty();
    assertThat(idsOf(new InstanceQuery(Set.of(RuntimeStatus.COMPLETED), null, null, "", null)))
        .containsExactly("a");
  }

  private List<String> idsOf(InstanceQuery query) {
    return store.list(query, 100).stream().map(Instance::id).toList();
  }

  private static InstanceQuery prefix(String prefix) {
    return new InstanceQuery(Set.of(), null, null, prefix, null);
  }

  private static InstanceQuery created(Instant from, Instant to) {
    return new InstanceQuery(Set.of(), from, to, "", null);
  }
}

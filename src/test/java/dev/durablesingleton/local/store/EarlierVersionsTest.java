package dev.durablesingleton.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.protobuf.StringValue;
import dev.durablesingleton.local.engine.history.HistoryStorage;
import dev.durablesingleton.local.messages.GenericEvent;
import dev.durablesingleton.local.messages.HistoryEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Opens a saved file of each earlier version; HubFileMaker creates them. */
@DisplayName("A file of an earlier version")
class EarlierVersionsTest {
  @TempDir Path folder;

  static IntStream earlier() {
    return IntStream.range(1, HubSchema.VERSION);
  }

  @ParameterizedTest
  @MethodSource("earlier")
  void is_migrated_when_it_is_opened(int version) throws Exception {
    Path file = copy(version);
    SqliteStore.open(file, Durability.FULL).close();

    HubHeader.requireKnown(file, HubSchema.VERSION);
    try (Store again = SqliteStore.open(file, Durability.FULL)) {
      assertThat(again.unfinished().instances()).isNotEmpty();
      for (Instance instance : again.list(InstanceQuery.all(), 100)) {
        assertThatCode(() -> events(again, instance.id()))
            .as(instance.id())
            .doesNotThrowAnyException();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("earlier")
  void keeps_the_reason_of_each_rewind(int version) throws Exception {
    try (Store store = SqliteStore.open(copy(version), Durability.FULL)) {
      assertThat(events(store, "rewound"))
          .filteredOn(HistoryEvent::hasGenericEvent)
          .extracting(HistoryEvent::getGenericEvent)
          .filteredOn(GenericEvent::hasData)
          .singleElement()
          .isEqualTo(reason("repaired"));
      assertThat(store.unfinished().messages())
          .filteredOn(message -> message.instanceId().equals("stuck"))
          .singleElement()
          .satisfies(
              message ->
                  assertThat(HistoryEvent.parseFrom(message.event()).getGenericEvent())
                      .isEqualTo(reason("again")));
    }
  }

  @Test
  void of_version_1_changes_only_in_the_reasons_of_rewinds() throws Exception {
    Path before = copy(1);
    Path after = Files.copy(before, folder.resolve("after.db"));
    SqliteStore.open(after, Durability.FULL).close();

    Dump.execute(after, "ALTER TABLE instance DROP COLUMN tags");
    Dump.execute(after, "ALTER TABLE instance DROP COLUMN trace_context");
    Dump.execute(after, "ALTER TABLE activity DROP COLUMN trace_context");
    assertThat(Dump.of(after, "instance", "input", "activity"))
        .isEqualTo(Dump.of(before, "instance", "input", "activity"));
    assertThat(Dump.different(before, after, "history", "events")).containsExactly("rewound");
    assertThat(Dump.different(before, after, "message", "event")).containsExactly("stuck");
  }

  @Test
  void with_an_unreadable_event_can_be_opened() throws Exception {
    Path file = copy(1);
    Dump.execute(
        file, "UPDATE message SET event = x'FF' WHERE instance_id = CAST('stuck' AS BLOB)");

    try (Store store = SqliteStore.open(file, Durability.FULL)) {
      assertThat(store.unfinished().messages())
          .anyMatch(message -> message.event().length == 1 && message.event()[0] == -1);
    }
  }

  private static GenericEvent reason(String text) {
    return GenericEvent.newBuilder().setData(StringValue.of(text)).build();
  }

  private static List<HistoryEvent> events(Store store, String id) {
    return HistoryStorage.decode(store.history(id), store.find(id).orElseThrow());
  }

  private Path copy(int version) throws IOException {
    Path file = folder.resolve("schema-" + version + ".db");
    try (InputStream saved = getClass().getResourceAsStream("/hubs/" + file.getFileName())) {
      assertThat(saved).as("the saved file of version %d", version).isNotNull();
      Files.copy(saved, file);
    }
    return file;
  }
}

package dev.durablesingleton.local.store;

import java.time.Instant;
import java.util.Map;

/** Values for the tests of stores. */
final class Samples {

  static final Instant NOW = Instant.parse("2026-03-04T05:06:07.123456700Z");

  private Samples() {}

  static Instance instance(String id) {
    return instance(id, RuntimeStatus.PENDING, NOW);
  }

  static Instance instance(String id, RuntimeStatus status, Instant createdAt) {
    return new Instance(
        id, "run-1", "Tour", null, status, createdAt, createdAt, null, null, null, null, null, null,
        Map.of());
  }

  static Instance withTexts(String id, String executionId, String input, String output) {
    return new Instance(
        id,
        executionId,
        "Tour",
        "1.2",
        RuntimeStatus.RUNNING,
        NOW,
        NOW.plusNanos(100),
        Instant.MAX,
        input,
        "{\"done\":3}",
        output,
        new byte[] {0, 1, -1},
        new Instance.Parent("parent", "run-0", "Trip", 7),
        Map.of("owner", "\ud800é", "", "no name", "empty", ""));
  }

  static Message message(long sequence, String instanceId) {
    return new Message(sequence, instanceId, null, null, new byte[] {(byte) sequence});
  }

  static ActivityTask activity(long sequence, String instanceId) {
    return new ActivityTask(sequence, instanceId, "run-1", 4, "SayHello", null, "\"Oslo\"");
  }

  static void write(Store store, java.util.function.Consumer<Store.Transaction> changes) {
    try (Store.Transaction transaction = store.begin()) {
      changes.accept(transaction);
      transaction.commit();
    }
  }
}

package dev.durablesingleton.local.engine.history;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import com.google.protobuf.Timestamp;
import dev.durablesingleton.local.messages.ExecutionStartedEvent;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.StoredHistory;
import dev.durablesingleton.local.store.Instance;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Encodes events for the store as {@link StoredHistory}: without what the row of the instance has,
 * and with short time stamps and IDs. The events of a turn are encoded and decoded without those of
 * other turns.
 */
public final class HistoryStorage {
  private static final int TICK_NANOS = 100;
  private static final long TICKS_PER_SECOND = 1_000_000_000L / TICK_NANOS;

  private HistoryStorage() {}

  /** Encodes events of an instance. */
  static byte[] encode(List<HistoryEvent> events, Instance instance) {
    StoredHistory.Builder stored = StoredHistory.newBuilder();
    Long before = null;
    for (HistoryEvent event : events) {
      HistoryEvent.Builder compact = event.toBuilder();
      omitInstance(compact, instance);
      Long ticks = ticks(event.getTimestamp());
      if (event.hasOrchestratorStarted()) {
        before = 0L;
      }
      if (ticks != null && before != null) {
        stored.addTicks(ticks - before);
        compact.clearTimestamp().setEventId(event.getEventId() + 1);
      }
      before = ticks;
      stored.addEvents(compact);
    }
    return stored.build().toByteArray();
  }

  /**
   * Decodes stored events, also those of earlier versions.
   *
   * @param instance the state to which the events belong
   * @throws IllegalStateException if they cannot be parsed
   */
  public static List<HistoryEvent> decode(byte[] bytes, Instance instance) {
    StoredHistory stored = parse(bytes);
    List<HistoryEvent> events = new ArrayList<>(stored.getEventsCount());
    long before = 0;
    int next = 0;
    for (HistoryEvent compact : stored.getEventsList()) {
      HistoryEvent.Builder event = compact.toBuilder();
      if (compact.hasTimestamp()) {
        Long ticks = ticks(compact.getTimestamp());
        before = ticks == null ? 0 : ticks;
      } else {
        before = stored.getTicks(next++) + (compact.hasOrchestratorStarted() ? 0 : before);
        event.setTimestamp(timestamp(before)).setEventId(compact.getEventId() - 1);
      }
      restoreInstance(event, instance);
      events.add(event.build());
    }
    return events;
  }

  private static StoredHistory parse(byte[] bytes) {
    try {
      return StoredHistory.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("A history in the store cannot be parsed.", e);
    }
  }

  private static void omitInstance(HistoryEvent.Builder event, Instance instance) {
    if (event.hasExecutionStarted()
        && event.getExecutionStarted().equals(HistoryEvents.started(instance))) {
      event.setExecutionStarted(ExecutionStartedEvent.getDefaultInstance()).setOfInstance(true);
    } else if (event.hasExecutionCompleted()
        && event.getExecutionCompleted().hasResult()
        && !event.getExecutionCompleted().hasFailureDetails()) {
      event.getExecutionCompletedBuilder().clearResult();
      event.setOfInstance(true);
    }
  }

  private static void restoreInstance(HistoryEvent.Builder event, Instance instance) {
    if (event.getInputOfInstance()) {
      event.clearInputOfInstance();
      if (instance.input() != null) {
        event.getExecutionStartedBuilder().setInput(StringValue.of(instance.input()));
      }
    } else if (event.getOfInstance()) {
      event.clearOfInstance();
      if (event.hasExecutionStarted()) {
        event.setExecutionStarted(HistoryEvents.started(instance));
      } else if (instance.output() != null) {
        event.getExecutionCompletedBuilder().setResult(StringValue.of(instance.output()));
      }
    }
  }

  /** Null if the time is not a whole number of ticks. */
  private static @Nullable Long ticks(Timestamp at) {
    return at.getNanos() % TICK_NANOS == 0
        ? at.getSeconds() * TICKS_PER_SECOND + at.getNanos() / TICK_NANOS
        : null;
  }

  private static Timestamp timestamp(long ticks) {
    return Timestamp.newBuilder()
        .setSeconds(Math.floorDiv(ticks, TICKS_PER_SECOND))
        .setNanos((int) Math.floorMod(ticks, TICKS_PER_SECOND) * TICK_NANOS)
        .build();
  }
}

package dev.durablesingleton.internal.dashboard.history;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Entry on the time axis.
 *
 * @param end null for a mark and for an entry that has not ended
 * @param state null for a mark
 * @param input stored text, usually JSON; null for none
 * @param result stored text, usually JSON; null for none
 * @param failure failure details as JSON, or a reason; null for none
 * @param instanceId ID of the child or of an event's receiver; null for none
 */
record TimelineEntry(
    Kind kind,
    @Nullable String name,
    @JsonSerialize(using = ToStringSerializer.class) Instant start,
    @JsonSerialize(using = ToStringSerializer.class) @Nullable Instant end,
    @Nullable State state,
    @Nullable String input,
    @Nullable String result,
    @Nullable String failure,
    @Nullable String instanceId) {

  /** Kind of an entry; a mark is a point in time, all others have a duration. */
  enum Kind {
    ACTIVITY,
    CHILD,
    TIMER,
    MARK
  }

  /** State of an entry; a timer that has fired is completed. */
  enum State {
    OPEN,
    COMPLETED,
    FAILED
  }

  static TimelineEntry timer(HistoryItem created) {
    return new TimelineEntry(
        Kind.TIMER,
        "Timer",
        created.time("Timestamp"),
        created.time("FireAt"),
        State.OPEN,
        null,
        null,
        null,
        null);
  }

  TimelineEntry fired() {
    return new TimelineEntry(
        kind, name, start, end, State.COMPLETED, input, result, failure, instanceId);
  }

  static TimelineEntry mark(HistoryItem item, @Nullable String name, @Nullable String input) {
    return new TimelineEntry(
        Kind.MARK,
        name,
        item.time("Timestamp"),
        null,
        null,
        input,
        item.text("Result"),
        item.failure(),
        item.text("InstanceId"));
  }

  static TimelineEntry open(Kind kind, HistoryItem scheduled) {
    return new TimelineEntry(
        kind,
        scheduled.text("Name"),
        scheduled.time("Timestamp"),
        null,
        State.OPEN,
        scheduled.text("Input"),
        null,
        null,
        scheduled.text("InstanceId"));
  }

  static TimelineEntry ended(Kind kind, HistoryItem item, State state) {
    return new TimelineEntry(
        kind,
        item.text("FunctionName"),
        item.time(item.has("ScheduledTime") ? "ScheduledTime" : "Timestamp"),
        item.time("Timestamp"),
        state,
        item.text("Input"),
        item.text("Result"),
        item.failure(),
        item.text("InstanceId"));
  }
}

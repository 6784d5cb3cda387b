package dev.durablesingleton.internal.dashboard.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durablesingleton.internal.dashboard.history.TimelineEntry.Kind;
import dev.durablesingleton.internal.dashboard.history.TimelineEntry.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds timeline entries from history events. Not thread-safe; used for one history. */
final class TimelineBuilder {

  private final List<TimelineEntry> entries = new ArrayList<>();

  /** Positions of the timers that have not fired, by their due time. */
  private final Map<String, Deque<Integer>> timers = new HashMap<>();

  /** The entries, ordered by start time. */
  List<TimelineEntry> of(JsonNode events) {
    events.forEach(event -> add(new HistoryItem(event)));
    return entries.stream().sorted(Comparator.comparing(TimelineEntry::start)).toList();
  }

  private void add(HistoryItem item) {
    switch (item.type()) {
      case "TaskScheduled" -> entries.add(TimelineEntry.open(Kind.ACTIVITY, item));
      case "TaskCompleted" ->
          entries.add(TimelineEntry.ended(Kind.ACTIVITY, item, State.COMPLETED));
      case "TaskFailed" -> entries.add(TimelineEntry.ended(Kind.ACTIVITY, item, State.FAILED));
      case "SubOrchestrationInstanceCreated" -> entries.add(TimelineEntry.open(Kind.CHILD, item));
      case "SubOrchestrationInstanceCompleted" ->
          entries.add(TimelineEntry.ended(Kind.CHILD, item, State.COMPLETED));
      case "SubOrchestrationInstanceFailed" ->
          entries.add(TimelineEntry.ended(Kind.CHILD, item, State.FAILED));
      case "TimerCreated" -> create(item);
      case "TimerFired" -> fire(item);
      default -> entries.add(TimelineEntry.mark(item, markName(item), markText(item)));
    }
  }

  private void create(HistoryItem timer) {
    timers.computeIfAbsent(timer.text("FireAt"), at -> new ArrayDeque<>()).add(entries.size());
    entries.add(TimelineEntry.timer(timer));
  }

  /** Uses the due time: the event's timestamp is when it was queued, just after its creation. */
  private void fire(HistoryItem fired) {
    Deque<Integer> waiting = timers.get(fired.text("FireAt"));
    if (waiting == null || waiting.isEmpty()) {
      entries.add(TimelineEntry.mark(fired, "Timer fired", null));
      return;
    }
    int position = waiting.poll();
    entries.set(position, entries.get(position).fired());
  }

  private static @Nullable String markName(HistoryItem item) {
    return switch (item.type()) {
      case "ExecutionStarted" -> "Started";
      case "ExecutionCompleted" -> item.text("OrchestrationStatus");
      case "ExecutionTerminated" -> "Terminated";
      case "ExecutionSuspended" -> "Suspended";
      case "ExecutionResumed" -> "Resumed";
      case "EventRaised" -> "Event " + item.text("Name");
      case "EventSent" -> "Sent event " + item.text("Name");
      // A rewind replaces the events that it removes by empty ones.
      case "GenericEvent" -> item.has("Data") ? "Rewound" : "Removed by a rewind";
      default -> item.type();
    };
  }

  private static @Nullable String markText(HistoryItem item) {
    return switch (item.type()) {
      case "ExecutionSuspended", "ExecutionResumed" -> item.text("Reason");
      case "GenericEvent" -> item.text("Data");
      default -> item.text("Input");
    };
  }
}

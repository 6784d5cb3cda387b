package dev.durablesingleton.local.engine.history;

import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.HistoryEvent.EventTypeCase;
import dev.durablesingleton.local.messages.SubOrchestrationInstanceCreatedEvent;
import dev.durablesingleton.local.messages.TaskScheduledEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The actions that an execution's current generation has performed. The SDK returns some actions
 * again in later turns with their old number: sent events always, other actions in {@code finally}
 * blocks. Only an action with the same number, kind and content is a repetition: after a {@code
 * finally} block or a rewind, another action may have the same number.
 */
public final class TakenActions {
  private final Map<Integer, List<Fingerprint>> byNumber = new HashMap<>();
  private int nextNumber;

  TakenActions() {}

  private record Fingerprint(EventTypeCase kind, long hash) {}

  /** Adds the action of an event, in the order of the history. */
  void add(HistoryEvent event) {
    if (event.hasGenericEvent()) {
      // A rewind replaced this event. Earlier actions may have to run again, but no event is sent
      // twice.
      byNumber
          .values()
          .forEach(taken -> taken.removeIf(action -> action.kind() != EventTypeCase.EVENTSENT));
    }
    if (event.getEventId() >= 0) {
      nextNumber = Math.max(nextNumber, event.getEventId() + 1);
      if (!event.hasGenericEvent()) {
        byNumber
            .computeIfAbsent(event.getEventId(), number -> new ArrayList<>(1))
            .add(fingerprint(event));
      }
    }
  }

  /** Whether the action of this event was performed before. */
  public boolean contains(HistoryEvent event) {
    List<Fingerprint> taken = byNumber.get(event.getEventId());
    return taken != null && taken.contains(fingerprint(event));
  }

  /** The lowest number that no action has. */
  public int nextNumber() {
    return nextNumber;
  }

  private static Fingerprint fingerprint(HistoryEvent event) {
    return new Fingerprint(
        event.getEventTypeCase(),
        switch (event.getEventTypeCase()) {
          case TASKSCHEDULED -> hash(event, event.getTaskScheduled());
          case TIMERCREATED -> hash(event.getTimerCreated().toByteArray());
          case SUBORCHESTRATIONINSTANCECREATED ->
              hash(event, event.getSubOrchestrationInstanceCreated());
          case EVENTSENT -> hash(event.getEventSent().toByteArray());
          default -> 0;
        });
  }

  /** Uses the hash of the input, because the history does not contain the input by default. */
  private static long hash(HistoryEvent event, TaskScheduledEvent task) {
    long input = task.hasInput() ? Fnv1a.hash(task.getInput().getValue()) : event.getInputHash();
    return Fnv1a.hash(task.getName() + '\n' + task.getVersion().getValue()) + 31 * input;
  }

  private static long hash(HistoryEvent event, SubOrchestrationInstanceCreatedEvent child) {
    long input = child.hasInput() ? Fnv1a.hash(child.getInput().getValue()) : event.getInputHash();
    String head = child.getInstanceId() + '\n' + child.getName() + '\n';
    return Fnv1a.hash(head + child.getVersion().getValue()) + 31 * input;
  }

  private static long hash(byte[] content) {
    return Fnv1a.hash(new String(content, StandardCharsets.ISO_8859_1));
  }
}

package dev.durablesingleton.local.replay;

import com.google.protobuf.StringValue;
import com.google.protobuf.Timestamp;
import dev.durablesingleton.local.messages.CreateSubOrchestrationAction;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.OrchestratorAction;
import dev.durablesingleton.local.messages.SendEventAction;
import dev.durablesingleton.local.messages.SubOrchestrationInstanceCreatedEvent;
import dev.durablesingleton.local.messages.Timestamps;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An action of an orchestrator, from its history or from a replay.
 *
 * @param id number of the action, counted by the orchestrator
 * @param name of the activity, the sub-orchestrator or the event; null for a timer
 * @param detail what else the action addresses, as a part of a sentence: a timer's time, and so on;
 *     empty for nothing
 * @param input JSON; null if there is none, or if the history does not store it
 */
record TracedAction(
    int id, Kind kind, @Nullable String name, String detail, @Nullable String input) {

  /** Kinds of action; only these are compared. */
  enum Kind {
    ACTIVITY("activity"),
    TIMER("a timer"),
    SUB_ORCHESTRATION("sub-orchestration"),
    EVENT("event");

    private final String label;

    Kind(String label) {
      this.label = label;
    }
  }

  /** The action that an event records; empty if it records none. */
  static Optional<TracedAction> of(HistoryEvent event) {
    int id = event.getEventId();
    return Optional.ofNullable(
        switch (event.getEventTypeCase()) {
          case TASKSCHEDULED -> {
            var task = event.getTaskScheduled();
            yield activity(id, task.getName(), input(task.hasInput(), task.getInput()));
          }
          case TIMERCREATED -> timer(id, event.getTimerCreated().getFireAt());
          case SUBORCHESTRATIONINSTANCECREATED -> {
            SubOrchestrationInstanceCreatedEvent child = event.getSubOrchestrationInstanceCreated();
            yield child(
                id,
                child.getName(),
                child.getInstanceId(),
                input(child.hasInput(), child.getInput()));
          }
          case EVENTSENT -> {
            var sent = event.getEventSent();
            yield event(
                id, sent.getName(), sent.getInstanceId(), input(sent.hasInput(), sent.getInput()));
          }
          default -> null;
        });
  }

  /** The SDK's action; empty for the completion of the orchestrator. */
  static Optional<TracedAction> of(OrchestratorAction action) {
    int id = action.getId();
    return Optional.ofNullable(
        switch (action.getOrchestratorActionTypeCase()) {
          case SCHEDULETASK -> {
            var task = action.getScheduleTask();
            yield activity(id, task.getName(), input(task.hasInput(), task.getInput()));
          }
          case CREATETIMER -> timer(id, action.getCreateTimer().getFireAt());
          case CREATESUBORCHESTRATION -> {
            CreateSubOrchestrationAction child = action.getCreateSubOrchestration();
            yield child(
                id,
                child.getName(),
                child.getInstanceId(),
                input(child.hasInput(), child.getInput()));
          }
          case SENDEVENT -> {
            SendEventAction sent = action.getSendEvent();
            yield event(
                id,
                sent.getName(),
                sent.getInstance().getInstanceId(),
                input(sent.hasData(), sent.getData()));
          }
          default -> null;
        });
  }

  /** Whether both are of one kind and name, so that one can have the result of the other. */
  boolean matchesByName(TracedAction other) {
    return kind == other.kind && Objects.equals(name, other.name);
  }

  /** Whether both are the same; an unknown input matches every input. */
  boolean matches(TracedAction other) {
    return matchesByName(other)
        && detail.equals(other.detail)
        && (input == null || other.input == null || input.equals(other.input));
  }

  /** The action for a message. */
  String describe(boolean withInput) {
    return kind.label
        + (name == null ? "" : " '" + name + "'")
        + detail
        + (input == null || !withInput ? "" : " with input " + input);
  }

  private static TracedAction activity(int id, String name, @Nullable String input) {
    return new TracedAction(id, Kind.ACTIVITY, name, "", input);
  }

  private static TracedAction timer(int id, Timestamp at) {
    Instant fireAt = Timestamps.instant(at);
    return new TracedAction(id, Kind.TIMER, null, " for " + fireAt, null);
  }

  private static TracedAction child(
      int id, String name, String instanceId, @Nullable String input) {
    return new TracedAction(
        id, Kind.SUB_ORCHESTRATION, name, " with ID '" + instanceId + "'", input);
  }

  private static TracedAction event(
      int id, String name, String instanceId, @Nullable String input) {
    return new TracedAction(id, Kind.EVENT, name, " to instance '" + instanceId + "'", input);
  }

  private static @Nullable String input(boolean present, StringValue input) {
    return present ? input.getValue() : null;
  }
}

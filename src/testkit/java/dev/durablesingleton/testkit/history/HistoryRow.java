package dev.durablesingleton.testkit.history;

import com.google.protobuf.StringValue;
import com.google.protobuf.Timestamp;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.OrchestrationStatus;
import dev.durablesingleton.local.messages.TaskFailureDetails;
import dev.durablesingleton.local.messages.Timestamps;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One row of the table. */
record HistoryRow(String time, String event, String name, String input, String result) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  static final HistoryRow HEADER = new HistoryRow("time", "event", "name", "input", "result");

  /**
   * The row of an event; empty for events that only mark the beginning or end of a turn.
   *
   * @param names names of scheduled tasks by event ID, for the events that complete them
   */
  static Optional<HistoryRow> of(HistoryEvent event, Map<Integer, String> names) {
    Timed timed = new Timed(event);
    HistoryRow row =
        switch (event.getEventTypeCase()) {
          case ORCHESTRATORSTARTED, ORCHESTRATORCOMPLETED -> null;
          case EXECUTIONSTARTED -> {
            var started = event.getExecutionStarted();
            yield timed.row("ExecutionStarted", started.getName(), text(started.getInput()), "");
          }
          case EXECUTIONCOMPLETED -> {
            var ended = event.getExecutionCompleted();
            yield timed.row(
                "Execution" + label(ended.getOrchestrationStatus()),
                "",
                "",
                ended.hasFailureDetails()
                    ? failure(ended.getFailureDetails())
                    : text(ended.getResult()));
          }
          case EXECUTIONTERMINATED ->
              timed.row(
                  "ExecutionTerminated", "", text(event.getExecutionTerminated().getInput()), "");
          case EXECUTIONSUSPENDED ->
              timed.row(
                  "ExecutionSuspended", "", text(event.getExecutionSuspended().getInput()), "");
          case EXECUTIONRESUMED ->
              timed.row("ExecutionResumed", "", text(event.getExecutionResumed().getInput()), "");
          case TASKSCHEDULED -> {
            var task = event.getTaskScheduled();
            yield timed.row("TaskScheduled", task.getName(), text(task.getInput()), "");
          }
          case TASKCOMPLETED -> {
            var task = event.getTaskCompleted();
            yield timed.row(
                "TaskCompleted", names.get(task.getTaskScheduledId()), "", text(task.getResult()));
          }
          case TASKFAILED -> {
            var task = event.getTaskFailed();
            yield timed.row(
                "TaskFailed",
                names.get(task.getTaskScheduledId()),
                "",
                failure(task.getFailureDetails()));
          }
          case SUBORCHESTRATIONINSTANCECREATED -> {
            var child = event.getSubOrchestrationInstanceCreated();
            yield timed.row("SubOrchestrationCreated", child.getName(), text(child.getInput()), "");
          }
          case SUBORCHESTRATIONINSTANCECOMPLETED -> {
            var child = event.getSubOrchestrationInstanceCompleted();
            yield timed.row(
                "SubOrchestrationCompleted",
                names.get(child.getTaskScheduledId()),
                "",
                text(child.getResult()));
          }
          case SUBORCHESTRATIONINSTANCEFAILED -> {
            var child = event.getSubOrchestrationInstanceFailed();
            yield timed.row(
                "SubOrchestrationFailed",
                names.get(child.getTaskScheduledId()),
                "",
                failure(child.getFailureDetails()));
          }
          case TIMERCREATED ->
              timed.row(
                  "TimerCreated", "", "fires " + time(event.getTimerCreated().getFireAt()), "");
          // The event's own timestamp is that of the timer's creation.
          case TIMERFIRED ->
              timed.row("TimerFired", "", "due " + time(event.getTimerFired().getFireAt()), "");
          case EVENTRAISED -> {
            var raised = event.getEventRaised();
            yield timed.row("EventRaised", raised.getName(), text(raised.getInput()), "");
          }
          case EVENTSENT -> {
            var sent = event.getEventSent();
            yield timed.row(
                "EventSent",
                sent.getName() + " to " + sent.getInstanceId(),
                text(sent.getInput()),
                "");
          }
          // A rewind adds its reason, and replaces what it removes by empty events.
          case GENERICEVENT ->
              timed.row("GenericEvent", "", text(event.getGenericEvent().getData()), "");
          default -> timed.row(event.getEventTypeCase().name(), "", "", "");
        };
    return Optional.ofNullable(row);
  }

  List<String> cells() {
    return List.of(time, event, name, input, result);
  }

  private static String text(StringValue value) {
    return value.getValue();
  }

  private static String failure(TaskFailureDetails failure) {
    return failure.getErrorType() + ": " + failure.getErrorMessage();
  }

  private static String label(OrchestrationStatus status) {
    String name =
        status.name().substring("ORCHESTRATION_STATUS_".length()).toLowerCase(Locale.ROOT);
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static String time(Timestamp at) {
    return TIME.format(Timestamps.instant(at));
  }

  private record Timed(HistoryEvent source) {
    HistoryRow row(String event, @Nullable String name, String input, String result) {
      return new HistoryRow(
          time(source.getTimestamp()), event, name == null ? "" : name, input, result);
    }
  }
}

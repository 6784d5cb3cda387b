package dev.durablesingleton.testkit.history;

import com.google.protobuf.StringValue;
import com.google.protobuf.Timestamp;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskFailureDetails;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One line of the table: texts by column. */
record HistoryRow(String time, String event, String name, String input, String result) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  static final HistoryRow HEAD = new HistoryRow("time", "event", "name", "input", "result");

  /**
   * An event's line; empty for those that mark a turn only.
   *
   * @param names of the scheduled tasks, by ID, for the events that answer them
   */
  static Optional<HistoryRow> of(HistoryEvent event, Map<Integer, String> names) {
    Line line = new Line(event);
    HistoryRow row =
        switch (event.getEventTypeCase()) {
          case ORCHESTRATORSTARTED, ORCHESTRATORCOMPLETED -> null;
          case EXECUTIONSTARTED -> {
            var started = event.getExecutionStarted();
            yield line.row("ExecutionStarted", started.getName(), text(started.getInput()), "");
          }
          case EXECUTIONCOMPLETED -> {
            var ended = event.getExecutionCompleted();
            yield line.row(
                "Execution" + label(ended.getOrchestrationStatus()),
                "",
                "",
                ended.hasFailureDetails()
                    ? failure(ended.getFailureDetails())
                    : text(ended.getResult()));
          }
          case EXECUTIONTERMINATED ->
              line.row(
                  "ExecutionTerminated", "", text(event.getExecutionTerminated().getInput()), "");
          case EXECUTIONSUSPENDED ->
              line.row(
                  "ExecutionSuspended", "", text(event.getExecutionSuspended().getInput()), "");
          case EXECUTIONRESUMED ->
              line.row("ExecutionResumed", "", text(event.getExecutionResumed().getInput()), "");
          case TASKSCHEDULED -> {
            var task = event.getTaskScheduled();
            yield line.row("TaskScheduled", task.getName(), text(task.getInput()), "");
          }
          case TASKCOMPLETED -> {
            var task = event.getTaskCompleted();
            yield line.row(
                "TaskCompleted", names.get(task.getTaskScheduledId()), "", text(task.getResult()));
          }
          case TASKFAILED -> {
            var task = event.getTaskFailed();
            yield line.row(
                "TaskFailed",
                names.get(task.getTaskScheduledId()),
                "",
                failure(task.getFailureDetails()));
          }
          case SUBORCHESTRATIONINSTANCECREATED -> {
            var child = event.getSubOrchestrationInstanceCreated();
            yield line.row("SubOrchestrationCreated", child.getName(), text(child.getInput()), "");
          }
          case SUBORCHESTRATIONINSTANCECOMPLETED -> {
            var child = event.getSubOrchestrationInstanceCompleted();
            yield line.row(
                "SubOrchestrationCompleted",
                names.get(child.getTaskScheduledId()),
                "",
                text(child.getResult()));
          }
          case SUBORCHESTRATIONINSTANCEFAILED -> {
            var child = event.getSubOrchestrationInstanceFailed();
            yield line.row(
                "SubOrchestrationFailed",
                names.get(child.getTaskScheduledId()),
                "",
                failure(child.getFailureDetails()));
          }
          case TIMERCREATED ->
              line.row(
                  "TimerCreated", "", "fires " + time(event.getTimerCreated().getFireAt()), "");
          // Its time stamp is that of the timer's creation.
          case TIMERFIRED ->
              line.row("TimerFired", "", "due " + time(event.getTimerFired().getFireAt()), "");
          case EVENTRAISED -> {
            var raised = event.getEventRaised();
            yield line.row("EventRaised", raised.getName(), text(raised.getInput()), "");
          }
          case EVENTSENT -> {
            var sent = event.getEventSent();
            yield line.row(
                "EventSent",
                sent.getName() + " to " + sent.getInstanceId(),
                text(sent.getInput()),
                "");
          }
          default -> line.row(event.getEventTypeCase().name(), "", "", "");
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
    String word =
        status.name().substring("ORCHESTRATION_STATUS_".length()).toLowerCase(Locale.ROOT);
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static String time(Timestamp at) {
    return TIME.format(Instant.ofEpochSecond(at.getSeconds(), at.getNanos()));
  }

  private record Line(HistoryEvent source) {
    HistoryRow row(String event, String name, String input, String result) {
      return new HistoryRow(
          time(source.getTimestamp()), event, name == null ? "" : name, input, result);
    }
  }
}

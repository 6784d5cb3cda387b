package dev.durablesingleton.local.web.management;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.protobuf.Timestamp;
import dev.durablesingleton.local.messages.*;
import dev.durablesingleton.local.store.RuntimeStatus;
import org.jspecify.annotations.Nullable;

/** Converts a history event to JSON, with its members in the extension's order. */
final class EventDocument {

  private static final RuntimeStatus[] STATUSES = RuntimeStatus.values();

  private final HistoryEvent event;
  private final boolean showOutput;

  EventDocument(HistoryEvent event, boolean showOutput) {
    this.event = event;
    this.showOutput = showOutput;
  }

  /**
   * The event in JSON; null for an event that is never shown.
   *
   * @param scheduled the event that scheduled the task that this event ends; null if there is none
   */
  @Nullable JsonObject json(@Nullable HistoryEvent scheduled) {
    return switch (event.getEventTypeCase()) {
      case EXECUTIONSTARTED -> started(event.getExecutionStarted());
      case EXECUTIONCOMPLETED -> completed(event.getExecutionCompleted());
      case EXECUTIONTERMINATED -> terminated(event.getExecutionTerminated());
      case EXECUTIONSUSPENDED -> suspended(event.getExecutionSuspended());
      case EXECUTIONRESUMED -> resumed(event.getExecutionResumed());
      case TASKSCHEDULED -> open(event.getTaskScheduled());
      case SUBORCHESTRATIONINSTANCECREATED -> open(event.getSubOrchestrationInstanceCreated());
      case TASKCOMPLETED,
          TASKFAILED,
          SUBORCHESTRATIONINSTANCECOMPLETED,
          SUBORCHESTRATIONINSTANCEFAILED ->
          new TaskEnd(event, scheduled).json(showOutput);
      case TIMERCREATED -> finish(timer("TimerCreated", event.getTimerCreated().getFireAt()));
      case TIMERFIRED -> finish(timer("TimerFired", event.getTimerFired().getFireAt()));
      case EVENTRAISED -> raised(event.getEventRaised());
      case EVENTSENT -> sent(event.getEventSent());
      case GENERICEVENT ->
          finish(HistoryEventJson.generic(event.getGenericEvent().getData().getValue()));
      default -> null;
    };
  }

  private JsonObject finish(HistoryEventJson item) {
    return item.at(event).json();
  }

  private static HistoryEventJson timer(String type, Timestamp fireAt) {
    return new HistoryEventJson(type).with("FireAt", fireAt);
  }

  private JsonObject started(ExecutionStartedEvent e) {
    HistoryEventJson item =
        new HistoryEventJson("ExecutionStarted")
            .with("Input", HistoryEventJson.text(e.hasInput(), e.getInput()))
            .withNulls("Correlation", "ParentTraceContext", "ScheduledStartTime", "Generation");
    if (e.hasScheduledStartTimestamp()) {
      item.with("ScheduledStartTime", e.getScheduledStartTimestamp());
    }
    if (!event.getContinuation() && !e.hasParentInstance()) {
      item.with("Generation", new JsonPrimitive(0));
    }
    item.with("GenerateNewTrace", new JsonPrimitive(false)).at(event);
    return item.with("FunctionName", e.getName()).json();
  }

  private JsonObject completed(ExecutionCompletedEvent e) {
    RuntimeStatus status = STATUSES[e.getOrchestrationStatusValue()];
    HistoryEventJson item =
        new HistoryEventJson("ExecutionCompleted").with("OrchestrationStatus", status.label());
    if (showOutput) {
      boolean shown = e.hasResult() && !e.hasFailureDetails();
      item.with("Result", Payload.of(HistoryEventJson.text(shown, e.getResult())));
    }
    return finish(
        item.with(
            "FailureDetails",
            FailureDocument.ofOrchestrator(e.hasFailureDetails(), e.getFailureDetails())));
  }

  private JsonObject terminated(ExecutionTerminatedEvent e) {
    HistoryEventJson item = new HistoryEventJson("ExecutionTerminated");
    return finish(item.with("Input", HistoryEventJson.text(e.hasInput(), e.getInput())));
  }

  private JsonObject suspended(ExecutionSuspendedEvent e) {
    HistoryEventJson item = new HistoryEventJson("ExecutionSuspended");
    return finish(item.with("Reason", HistoryEventJson.text(e.hasInput(), e.getInput())));
  }

  private JsonObject resumed(ExecutionResumedEvent e) {
    HistoryEventJson item = new HistoryEventJson("ExecutionResumed");
    return finish(item.with("Reason", HistoryEventJson.text(e.hasInput(), e.getInput())));
  }

  private JsonObject open(TaskScheduledEvent e) {
    HistoryEventJson item = new HistoryEventJson("TaskScheduled").with("Name", e.getName());
    item.with("Input", HistoryEventJson.text(e.hasInput(), e.getInput()));
    return finish(item.withNulls("ParentTraceContext"));
  }

  private JsonObject open(SubOrchestrationInstanceCreatedEvent e) {
    HistoryEventJson item =
        new HistoryEventJson("SubOrchestrationInstanceCreated").with("Name", e.getName());
    item.with("InstanceId", e.getInstanceId());
    item.with("Input", HistoryEventJson.text(e.hasInput(), e.getInput()));
    return finish(item.withNulls("ClientSpanId", "Tags"));
  }

  private JsonObject raised(EventRaisedEvent e) {
    HistoryEventJson item = new HistoryEventJson("EventRaised").with("Name", e.getName());
    item.with("Input", HistoryEventJson.text(e.hasInput(), e.getInput()));
    return finish(item.withNulls("ParentTraceContext"));
  }

  private JsonObject sent(EventSentEvent e) {
    HistoryEventJson item = new HistoryEventJson("EventSent").with("InstanceId", e.getInstanceId());
    item.with("Name", e.getName());
    return finish(item.with("Input", HistoryEventJson.text(e.hasInput(), e.getInput())));
  }
}

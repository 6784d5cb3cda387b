package dev.durablesingleton.samples;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import com.google.protobuf.Timestamp;
import com.microsoft.durabletask.JacksonDataConverter;
import com.microsoft.durabletask.OrchestrationRunner;
import com.microsoft.durabletask.TaskOrchestration;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CompleteOrchestrationAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CreateSubOrchestrationAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ExecutionStartedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationInstance;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorStartedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.SubOrchestrationInstanceCompletedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.SubOrchestrationInstanceCreatedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskCompletedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskFailedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskFailureDetails;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskScheduledEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TimerCreatedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TimerFiredEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Runs one generation of an orchestrator turn by turn over the SDK's own replay, on a clock that
 * jumps to the next timer. Activities and sub-orchestrations are functions from JSON to JSON.
 */
final class Replay {

  static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

  private final TaskOrchestration orchestrator;
  private final Map<String, UnaryOperator<String>> tasks = new HashMap<>();
  private final List<HistoryEvent> past = new ArrayList<>();
  private final List<CreateSubOrchestrationAction> children = new ArrayList<>();
  private final List<String> customStatuses = new ArrayList<>();
  private Instant now = BEGIN;

  Replay(TaskOrchestration orchestrator) {
    this.orchestrator = orchestrator;
  }

  /** What the tasks of this name do; an exception of theirs fails the task. */
  Replay with(String name, UnaryOperator<String> task) {
    tasks.put(name, task);
    return this;
  }

  /** Runs until the orchestrator ends or continues as new. */
  CompleteOrchestrationAction run(String input) {
    List<HistoryEvent> news = new ArrayList<>();
    ExecutionStartedEvent.Builder started =
        ExecutionStartedEvent.newBuilder()
            .setName("Sample")
            .setOrchestrationInstance(OrchestrationInstance.newBuilder().setInstanceId("fleet-1"));
    if (input != null) {
      started.setInput(StringValue.of(input));
    }
    news.add(event().setExecutionStarted(started).build());
    while (true) {
      news.add(
          0, event().setOrchestratorStarted(OrchestratorStartedEvent.getDefaultInstance()).build());
      OrchestratorResponse response = turn(news);
      past.addAll(news);
      news = new ArrayList<>();
      customStatuses.add(response.getCustomStatus().getValue());
      for (OrchestratorAction action : response.getActionsList()) {
        if (action.hasCompleteOrchestration()) {
          return action.getCompleteOrchestration();
        }
        apply(action, news);
      }
      if (news.isEmpty()) {
        throw new IllegalStateException("The orchestrator waits for nothing.");
      }
    }
  }

  /** The time that the orchestrator's timers have brought about. */
  Instant now() {
    return now;
  }

  /** JSON of the custom status after each turn. */
  List<String> customStatuses() {
    return customStatuses;
  }

  List<CreateSubOrchestrationAction> children() {
    return children;
  }

  private OrchestratorResponse turn(List<HistoryEvent> news) {
    byte[] request =
        OrchestratorRequest.newBuilder()
            .setInstanceId("fleet-1")
            .addAllPastEvents(past)
            .addAllNewEvents(news)
            .build()
            .toByteArray();
    try {
      return OrchestratorResponse.parseFrom(OrchestrationRunner.loadAndRun(request, orchestrator));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  private void apply(OrchestratorAction action, List<HistoryEvent> news) {
    int id = action.getId();
    if (action.hasScheduleTask()) {
      String name = action.getScheduleTask().getName();
      past.add(
          event()
              .setEventId(id)
              .setTaskScheduled(TaskScheduledEvent.newBuilder().setName(name))
              .build());
      news.add(taskEnd(id, name, action.getScheduleTask().getInput().getValue()));
    } else if (action.hasCreateSubOrchestration()) {
      CreateSubOrchestrationAction child = action.getCreateSubOrchestration();
      children.add(child);
      past.add(
          event()
              .setEventId(id)
              .setSubOrchestrationInstanceCreated(
                  SubOrchestrationInstanceCreatedEvent.newBuilder().setName(child.getName()))
              .build());
      news.add(
          event()
              .setSubOrchestrationInstanceCompleted(
                  SubOrchestrationInstanceCompletedEvent.newBuilder()
                      .setTaskScheduledId(id)
                      .setResult(
                          StringValue.of(
                              tasks.get(child.getName()).apply(child.getInput().getValue()))))
              .build());
    } else if (action.hasCreateTimer()) {
      Timestamp fireAt = action.getCreateTimer().getFireAt();
      past.add(
          event()
              .setEventId(id)
              .setTimerCreated(TimerCreatedEvent.newBuilder().setFireAt(fireAt))
              .build());
      now = Instant.ofEpochSecond(fireAt.getSeconds(), fireAt.getNanos()).plusMillis(1);
      news.add(
          event()
              .setTimerFired(TimerFiredEvent.newBuilder().setTimerId(id).setFireAt(fireAt))
              .build());
    } else {
      throw new IllegalStateException(
          "The replay knows no " + action.getOrchestratorActionTypeCase() + ".");
    }
  }

  private HistoryEvent taskEnd(int id, String name, String input) {
    try {
      String result = tasks.get(name).apply(input);
      return event()
          .setTaskCompleted(
              TaskCompletedEvent.newBuilder()
                  .setTaskScheduledId(id)
                  .setResult(StringValue.of(result)))
          .build();
    } catch (RuntimeException e) {
      return event()
          .setTaskFailed(
              TaskFailedEvent.newBuilder()
                  .setTaskScheduledId(id)
                  .setFailureDetails(
                      TaskFailureDetails.newBuilder()
                          .setErrorType(e.getClass().getSimpleName())
                          .setErrorMessage(e.getMessage())))
          .build();
    }
  }

  /**
   * A String activity, its parameter as the worker passes it and its result as the host stores it.
   */
  static UnaryOperator<String> activity(UnaryOperator<String> method) {
    return input -> new JacksonDataConverter().serialize(method.apply(input));
  }

  private HistoryEvent.Builder event() {
    return HistoryEvent.newBuilder()
        .setEventId(-1)
        .setTimestamp(
            Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()));
  }
}

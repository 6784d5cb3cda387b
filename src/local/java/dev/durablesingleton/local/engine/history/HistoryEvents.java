package dev.durablesingleton.local.engine.history;

import com.google.protobuf.StringValue;
import com.google.protobuf.Timestamp;
import dev.durablesingleton.local.messages.EventRaisedEvent;
import dev.durablesingleton.local.messages.EventSentEvent;
import dev.durablesingleton.local.messages.ExecutionCompletedEvent;
import dev.durablesingleton.local.messages.ExecutionResumedEvent;
import dev.durablesingleton.local.messages.ExecutionStartedEvent;
import dev.durablesingleton.local.messages.ExecutionSuspendedEvent;
import dev.durablesingleton.local.messages.ExecutionTerminatedEvent;
import dev.durablesingleton.local.messages.GenericEvent;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.OrchestrationInstance;
import dev.durablesingleton.local.messages.OrchestrationStatus;
import dev.durablesingleton.local.messages.OrchestratorCompletedEvent;
import dev.durablesingleton.local.messages.OrchestratorStartedEvent;
import dev.durablesingleton.local.messages.ParentInstanceInfo;
import dev.durablesingleton.local.messages.SendEventAction;
import dev.durablesingleton.local.messages.TaskFailureDetails;
import dev.durablesingleton.local.messages.Timestamps;
import dev.durablesingleton.local.messages.TraceContext;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Creates the history events of an execution as a whole; {@link TaskEvents} creates those of its
 * activities, timers and sub-orchestrations. The event of an action has the action's number as its
 * ID. All other events have the ID -1; results also name the number of their action. The SDK's
 * {@code TaskOrchestrationExecutor} requires this.
 */
public final class HistoryEvents {
  static final int UNNUMBERED = -1;

  private HistoryEvents() {}

  static HistoryEvent orchestratorStarted(Instant at) {
    return event(UNNUMBERED, at)
        .setOrchestratorStarted(OrchestratorStartedEvent.getDefaultInstance())
        .build();
  }

  static HistoryEvent orchestratorCompleted(Instant at) {
    return event(UNNUMBERED, at)
        .setOrchestratorCompleted(OrchestratorCompletedEvent.getDefaultInstance())
        .build();
  }

  static HistoryEvent executionStarted(Instance instance) {
    return event(UNNUMBERED, instance.createdAt()).setExecutionStarted(started(instance)).build();
  }

  /** The start of an instance's current generation, without its time. */
  static ExecutionStartedEvent started(Instance instance) {
    ExecutionStartedEvent.Builder started =
        ExecutionStartedEvent.newBuilder()
            .setName(instance.name())
            .putAllTags(instance.tags())
            .setOrchestrationInstance(
                OrchestrationInstance.newBuilder()
                    .setInstanceId(instance.id())
                    .setExecutionId(StringValue.of(instance.executionId())));
    if (instance.input() != null) {
      started.setInput(StringValue.of(instance.input()));
    }
    if (instance.version() != null) {
      started.setVersion(StringValue.of(instance.version()));
    }
    if (instance.scheduledStart() != null) {
      started.setScheduledStartTimestamp(Timestamps.of(instance.scheduledStart()));
    }
    TraceContext trace = TraceContexts.read(instance.traceContext());
    if (trace != null) {
      started.setParentTraceContext(trace);
    }
    Instance.Parent parent = instance.parent();
    if (parent != null) {
      started.setParentInstance(
          ParentInstanceInfo.newBuilder()
              .setTaskScheduledId(parent.taskId())
              .setName(StringValue.of(parent.name()))
              .setOrchestrationInstance(
                  OrchestrationInstance.newBuilder()
                      .setInstanceId(parent.instanceId())
                      .setExecutionId(StringValue.of(parent.executionId()))));
    }
    return started.build();
  }

  /**
   * The end of an execution.
   *
   * @param id the number of the completing action
   * @param result the output, normally JSON; null for none
   * @param failure why the execution failed; null if it did not
   */
  public static HistoryEvent executionCompleted(
      int id,
      RuntimeStatus status,
      @Nullable String result,
      @Nullable TaskFailureDetails failure,
      Instant at) {
    ExecutionCompletedEvent.Builder completed =
        ExecutionCompletedEvent.newBuilder()
            .setOrchestrationStatus(OrchestrationStatus.forNumber(status.number()));
    if (result != null) {
      completed.setResult(StringValue.of(result));
    }
    if (failure != null) {
      completed.setFailureDetails(failure);
    }
    return event(id, at).setExecutionCompleted(completed).build();
  }

  /** A terminate command, with the output that it gives. */
  public static HistoryEvent executionTerminated(@Nullable String output, Instant at) {
    ExecutionTerminatedEvent.Builder terminated = ExecutionTerminatedEvent.newBuilder();
    if (output != null) {
      terminated.setInput(StringValue.of(output));
    }
    return event(UNNUMBERED, at).setExecutionTerminated(terminated).build();
  }

  /** A suspend command. */
  public static HistoryEvent executionSuspended(@Nullable String reason, Instant at) {
    ExecutionSuspendedEvent.Builder suspended = ExecutionSuspendedEvent.newBuilder();
    if (reason != null) {
      suspended.setInput(StringValue.of(reason));
    }
    return event(UNNUMBERED, at).setExecutionSuspended(suspended).build();
  }

  /** A resume command. */
  public static HistoryEvent executionResumed(@Nullable String reason, Instant at) {
    ExecutionResumedEvent.Builder resumed = ExecutionResumedEvent.newBuilder();
    if (reason != null) {
      resumed.setInput(StringValue.of(reason));
    }
    return event(UNNUMBERED, at).setExecutionResumed(resumed).build();
  }

  /** An event for an orchestration; its input is JSON, or null. */
  public static HistoryEvent eventRaised(String name, @Nullable StringValue input, Instant at) {
    EventRaisedEvent.Builder raised = EventRaisedEvent.newBuilder().setName(name);
    if (input != null) {
      raised.setInput(input);
    }
    return event(UNNUMBERED, at).setEventRaised(raised).build();
  }

  /** The action that sends an event to another instance. */
  public static HistoryEvent eventSent(int id, SendEventAction action, Instant at) {
    EventSentEvent.Builder sent =
        EventSentEvent.newBuilder()
            .setInstanceId(action.getInstance().getInstanceId())
            .setName(action.getName());
    if (action.hasData()) {
      sent.setInput(action.getData());
    }
    return event(id, at).setEventSent(sent).build();
  }

  /**
   * An event without effect: the rewind itself, or what a rewind puts in place of an event.
   *
   * @param id the ID of the replaced event; -1 for none
   */
  public static HistoryEvent generic(int id, @Nullable String data, Timestamp at) {
    GenericEvent.Builder generic = GenericEvent.newBuilder();
    if (data != null) {
      generic.setData(StringValue.of(data));
    }
    return HistoryEvent.newBuilder()
        .setEventId(id)
        .setTimestamp(at)
        .setGenericEvent(generic)
        .build();
  }

  /** An event to be completed. */
  static HistoryEvent.Builder event(int id, Instant at) {
    return HistoryEvent.newBuilder().setEventId(id).setTimestamp(Timestamps.of(at));
  }
}

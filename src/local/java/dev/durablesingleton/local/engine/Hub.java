package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.store.ActivityTask;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.Message;
import dev.durablesingleton.local.store.RuntimeStatus;
import dev.durablesingleton.local.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What the hub's thread holds in memory: every unfinished instance, and the timers. All of it can
 * be read anew from the store, which is how the hub opens and how it takes back what was not kept.
 */
final class Hub {
  static final String LOG = "Host.Triggers.DurableTask";

  final Store store;
  final Clock clock;
  final HostLog log;
  final HubOptions options;
  final Map<String, Execution> unfinished = new HashMap<>();
  final TimerQueue timers = new TimerQueue();

  private long sequence;

  Hub(Store store, Clock clock, HubOptions options, HostLog log) {
    this.store = store;
    this.clock = clock;
    this.options = options;
    this.log = log;
  }

  long nextSequence() {
    return ++sequence;
  }

  static String newExecutionId() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  /** An instance as this round sees it. */
  Optional<Instance> find(String instanceId, Cycle cycle) {
    Execution execution = unfinished.get(instanceId);
    return execution != null ? Optional.of(execution.state) : cycle.transaction().find(instanceId);
  }

  /** Keeps an event for an execution and puts it into its inbox. */
  void deliver(Execution target, String executionId, HistoryEvent event, Cycle cycle) {
    Message message =
        new Message(nextSequence(), target.state.id(), executionId, null, event.toByteArray());
    cycle.transaction().add(message);
    target.inbox.add(new Delivery(executionId, event, Delivery.Row.MESSAGE, message.sequence()));
    cycle.stir(target);
  }

  /** Keeps a timer for an execution. */
  void addTimer(Execution owner, HistoryEvent fired, Cycle cycle) {
    Instant due = dueOf(fired);
    String executionId = owner.state.executionId();
    Message message =
        new Message(nextSequence(), owner.state.id(), executionId, due, fired.toByteArray());
    cycle.transaction().add(message);
    owner.timers.put(
        message.sequence(),
        new Delivery(executionId, fired, Delivery.Row.MESSAGE, message.sequence()));
    timers.add(new TimerQueue.Entry(due, message.sequence(), owner.state.id()));
  }

  /** Moves what is due into its inbox. */
  void fireDue(Cycle cycle) {
    Instant now = clock.instant();
    for (TimerQueue.Entry entry; (entry = timers.pollDue(now)) != null; ) {
      Execution owner = unfinished.get(entry.instanceId());
      if (owner != null) {
        Delivery fired = owner.timers.remove(entry.sequence());
        if (fired != null) {
          owner.inbox.add(fired);
        } else if (!isPutOff(owner.state)) {
          owner.scheduled = false;
        }
        cycle.stir(owner);
      }
    }
  }

  /**
   * Drops everything that an execution has yet to consume, the events of a turn that is out among
   * it; its running activities are dropped when they end.
   */
  void dropOutstanding(Execution execution, Cycle cycle) {
    if (execution.turn != null) {
      execution.turn.batch().forEach(delivery -> delivery.consume(cycle.transaction()));
    }
    execution.inbox.forEach(delivery -> delivery.consume(cycle.transaction()));
    execution.timers.values().forEach(delivery -> delivery.consume(cycle.transaction()));
    execution.timers.forEach(
        (row, fired) ->
            timers.remove(new TimerQueue.Entry(dueOf(fired.event()), row, execution.state.id())));
    execution.inbox.clear();
    execution.timers.clear();
  }

  /**
   * Reads everything unfinished from the store, in place of what is held.
   *
   * @return the activities that no turn has consumed
   */
  List<ActivityTask> load() {
    Store.Unfinished found = store.unfinished();
    unfinished.clear();
    timers.clear();
    sequence = 0;
    for (Instance instance : found.instances()) {
      Execution execution = new Execution(instance);
      unfinished.put(instance.id(), execution);
      schedule(execution);
    }
    for (Message message : found.messages()) {
      sequence = Math.max(sequence, message.sequence());
      Execution target = unfinished.get(message.instanceId());
      if (target == null) {
        continue;
      }
      if (message.due() == null) {
        target.inbox.add(Delivery.of(message));
      } else {
        target.timers.put(message.sequence(), Delivery.of(message));
        timers.add(new TimerQueue.Entry(message.due(), message.sequence(), message.instanceId()));
      }
    }
    for (ActivityTask activity : found.activities()) {
      sequence = Math.max(sequence, activity.sequence());
      Execution owner = unfinished.get(activity.instanceId());
      if (owner != null && owner.state.executionId().equals(activity.executionId())) {
        owner.activities.put(activity.taskId(), activity.sequence());
      }
    }
    return found.activities();
  }

  /** Puts off the first turn of an instance that was started for a later time. */
  void schedule(Execution execution) {
    if (isPutOff(execution.state)) {
      execution.scheduled = true;
      timers.add(new TimerQueue.Entry(execution.state.scheduledStart(), 0, execution.state.id()));
    }
  }

  private boolean isPutOff(Instance instance) {
    return instance.status() == RuntimeStatus.PENDING
        && instance.scheduledStart() != null
        && instance.scheduledStart().isAfter(clock.instant());
  }

  /**
   * The SDK compares with its clock cut to milliseconds and sets a timer again when that has not
   * passed the due time, so a timer fires in the millisecond behind it.
   */
  static Instant dueOf(HistoryEvent fired) {
    return Events.instant(fired.getTimerFired().getFireAt()).plusMillis(1);
  }
}

package dev.durablesingleton.local.engine.state;

import dev.durablesingleton.local.engine.history.CommittedHistory;
import dev.durablesingleton.local.engine.history.HistoryEvents;
import dev.durablesingleton.local.engine.history.HistoryWriter;
import dev.durablesingleton.local.engine.history.TaskEvents;
import dev.durablesingleton.local.engine.work.WorkItems;
import dev.durablesingleton.local.messages.ExecutionSuspendedEvent;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.OrchestratorResponse;
import dev.durablesingleton.local.messages.TaskFailureDetails;
import dev.durablesingleton.local.messages.Timestamps;
import dev.durablesingleton.local.store.ActivityTask;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.Message;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An unfinished instance: its status, inbox, timers, open activities, history and open turn. Only
 * the methods of this class change them, using {@link Transition} for the status, and write each
 * change to the unit of work. For the deciding thread only.
 */
public final class Execution {
  private final HubState hub;
  private final Inbox inbox;
  private final OpenTasks tasks;
  private final HistoryWriter writer;
  private final TurnDelay delay;
  private Instance state;
  private @Nullable OpenTurn turn;

  /** Whether it was logged that the instance waits because of its version. */
  private boolean putAside;

  /** Loads an instance from the store. */
  Execution(HubState hub, Instance state) {
    this.hub = hub;
    this.state = state;
    inbox = new Inbox(hub);
    tasks = new OpenTasks(hub.timers());
    writer = new HistoryWriter(hub::now);
    delay = new TurnDelay(hub, state);
  }

  /** Creates an instance. */
  public static Execution create(HubState hub, Instance instance, UnitOfWork unit) {
    Execution created = new Execution(hub, instance);
    created.writer.begin(List.of());
    unit.created(created);
    unit.markRunnable(created);
    return created;
  }

  /** Resumes a failed instance with a history from which its failures were removed. */
  public static Execution rewind(
      HubState hub,
      Instance failed,
      List<HistoryEvent> rewound,
      @Nullable String reason,
      UnitOfWork unit) {
    Execution execution = new Execution(hub, failed);
    execution.writer.replace(failed, rewound, unit.transaction());
    execution.move(
        Transition.REWIND, failed.customStatus(), null, HistoryWriter.ticks(hub.now()), unit);
    execution.deliver(
        failed.executionId(),
        HistoryEvents.generic(-1, reason, Timestamps.of(execution.tick())),
        unit);
    return execution;
  }

  /** The state with the changes of the unit of work. */
  public Instance state() {
    return state;
  }

  /** The instance ID. */
  public String id() {
    return state.id();
  }

  /** The history of the current generation. */
  public CommittedHistory history(UnitOfWork unit) {
    return writer.history(state, unit::transaction);
  }

  /** The time of the next event: now, but later than all earlier events. */
  public Instant tick() {
    return writer.tick();
  }

  /** Stores an event for this instance; {@code executionId} is null for the current execution. */
  public void deliver(@Nullable String executionId, HistoryEvent event, UnitOfWork unit) {
    InboxMessage message = InboxMessage.of(executionId, event, hub.nextSequence());
    message.store(id(), null, unit.transaction());
    inbox.add(message);
    unit.markRunnable(this);
  }

  /** Stores a timer as the event that it delivers. */
  public void startTimer(HistoryEvent fired, UnitOfWork unit) {
    InboxMessage message = InboxMessage.of(state.executionId(), fired, hub.nextSequence());
    message.store(id(), TaskEvents.dueTime(fired), unit.transaction());
    tasks.addTimer(id(), message);
  }

  /** Stores an activity. */
  public void startActivity(ActivityTask activity, UnitOfWork unit) {
    unit.transaction().add(activity);
    tasks.addActivity(activity.taskId(), activity.sequence());
  }

  /**
   * Delivers the result of an activity. The result has no row: the activity's row stays until a
   * turn consumes the result, and after a crash the activity runs again.
   *
   * @return false if the execution no longer waits for it
   */
  public boolean deliverResult(
      ActivityTask activity, Function<Instant, HistoryEvent> result, UnitOfWork unit) {
    if (!tasks.endActivity(activity.taskId(), activity.sequence())) {
      return false;
    }
    inbox.add(
        new InboxMessage(
            activity.executionId(),
            result.apply(tick()),
            InboxMessage.Table.ACTIVITY,
            activity.sequence()));
    unit.markRunnable(this);
    return true;
  }

  /** Fires a timer, or ends the wait before the next turn. */
  void timerDue(long sequence, UnitOfWork unit) {
    InboxMessage fired = tasks.fire(sequence);
    if (fired != null) {
      inbox.add(fired);
    } else {
      delay.timerDue(state);
    }
    unit.markRunnable(this);
  }

  /** Restores a stored message. */
  void restore(Message row) {
    InboxMessage message = InboxMessage.of(row);
    if (row.due() == null) {
      inbox.add(message);
    } else {
      tasks.addTimer(id(), message);
    }
  }

  /** Restores a stored activity. */
  void restore(ActivityTask activity) {
    if (activity.executionId().equals(state.executionId())) {
      tasks.addActivity(activity.taskId(), activity.sequence());
    }
  }

  /**
   * Decides the next step. Results that arrive for a suspended instance are added to the history
   * without a turn, because the SDK would schedule the work again (durabletask-java 1.5.0). Raised
   * events wait until the instance is resumed, because the SDK loses events that it buffers itself
   * when it continues as new.
   */
  public Step nextStep(UnitOfWork unit) {
    if (turn != null) {
      return Step.WAIT;
    }
    return StepRules.next(
        state,
        inbox,
        delay.isWaiting(),
        hub.options().versions().verdict(state.version()),
        hub.checks().state(state.executionId()),
        () -> history(unit).isEmpty(),
        () -> bringResumeForward(unit));
  }

  /** Records that the instance is put aside; returns whether this is the first time. */
  public boolean putAside() {
    boolean first = !putAside;
    putAside = true;
    return first;
  }

  /** Whether a message waits for a turn. */
  public boolean hasMessages() {
    return inbox.peek() != null;
  }

  /** A check whether the code at hand can continue this execution. */
  public WorkItems.Check check(UnitOfWork unit) {
    return new WorkItems.Check(
        id(),
        state.name(),
        history(unit).replayRequest(id(), List.of(), hub.options().turnProperties()));
  }

  /** Opens a turn that consumes the messages. */
  public OpenTurn openTurn(UnitOfWork unit) {
    List<InboxMessage> batch = inbox.takeBatch();
    Instant notBefore =
        batch.stream()
            .filter(message -> message.event().hasTimerFired())
            .map(message -> TaskEvents.dueTime(message.event()))
            .max(Instant::compareTo)
            .orElse(Instant.EPOCH);
    List<HistoryEvent> events = writer.beginTurn(state, notBefore, unit::transaction);
    batch.forEach(message -> events.add(message.event()));
    turn =
        OpenTurn.of(
            events, batch, history(unit).request(id(), events, hub.options().turnProperties()));
    return turn;
  }

  /** Opens a replay of an answered turn with other events. */
  public OpenTurn openReplay(
      OpenTurn answered, OrchestratorResponse answer, List<HistoryEvent> events, UnitOfWork unit) {
    turn =
        answered.replay(
            answer, history(unit).replayRequest(id(), events, hub.options().turnProperties()));
    return turn;
  }

  /** Closes the open turn; returns false if it is not this one. */
  public boolean close(OpenTurn answered) {
    if (turn != answered) {
      return false;
    }
    turn = null;
    return true;
  }

  /** Restores the messages of an abandoned turn, in order. */
  public void putBack(OpenTurn abandoned) {
    inbox.putBack(abandoned.batch());
  }

  /**
   * Restores the messages of a turn that a worker declined. The next turn waits for a while;
   * meanwhile the instance can be terminated.
   *
   * @return whether this turn was declined for the first time
   */
  public boolean decline(OpenTurn returned) {
    putBack(returned);
    return delay.decline(state);
  }

  /** Begins a turn without the worker. */
  public List<HistoryEvent> beginTurn(UnitOfWork unit) {
    return writer.beginTurn(state, Instant.EPOCH, unit::transaction);
  }

  /** Discards a history that cannot be parsed. */
  public void dropHistory(UnitOfWork unit) {
    unit.transaction().clearHistory(id());
    writer.begin(List.of());
  }

  /** Takes the next message and begins a turn with its event. */
  public List<HistoryEvent> takeCommand(UnitOfWork unit) {
    InboxMessage command = Objects.requireNonNull(inbox.poll(), "no command");
    List<HistoryEvent> events = beginTurn(unit);
    events.add(command.event());
    inbox.consume(List.of(command), unit);
    return events;
  }

  /** Commits a turn after which the orchestrator waits for events. */
  public void continueRunning(
      OpenTurn answered,
      List<HistoryEvent> events,
      @Nullable String customStatus,
      UnitOfWork unit) {
    delay.turnTaken();
    Instant at = writer.endTurn(state, events, unit::transaction);
    inbox.consume(answered.batch(), unit);
    String output = state.output();
    for (HistoryEvent event : answered.newEvents()) {
      if (event.hasExecutionResumed() && event.getExecutionResumed().hasInput()) {
        // The real engine shows the reason as the output until there is another output.
        output = event.getExecutionResumed().getInput().getValue();
      }
    }
    Transition transition = isSuspended() ? Transition.RESUME : Transition.CONTINUE;
    move(transition, customStatus, output, at, unit);
  }

  /** Suspends the instance. The command is the next message. */
  public void suspend(UnitOfWork unit) {
    List<HistoryEvent> events = takeCommand(unit);
    ExecutionSuspendedEvent command = events.get(events.size() - 1).getExecutionSuspended();
    Instant at = writer.endTurn(state, events, unit::transaction);
    // The real engine shows the reason as the output until there is another output.
    String reason = command.hasInput() ? command.getInput().getValue() : null;
    move(Transition.SUSPEND, state.customStatus(), reason, at, unit);
  }

  /**
   * Ends the instance.
   *
   * @param events the events of the last turn so far
   * @param number the number of the completing action
   */
  public void complete(
      Transition end,
      List<HistoryEvent> events,
      int number,
      @Nullable String result,
      @Nullable TaskFailureDetails failure,
      @Nullable String customStatus,
      UnitOfWork unit) {
    RuntimeStatus status = end.from(state.status());
    Instant at = tick();
    events.add(HistoryEvents.executionCompleted(number, status, result, failure, at));
    writer.endTurn(state, events, unit::transaction);
    drop(unit);
    state =
        state.updated(
            status,
            customStatus,
            failure == null ? result : failure.getErrorType() + ": " + failure.getErrorMessage(),
            failure == null ? null : failure.toByteArray(),
            at);
    unit.ended(state);
  }

  /**
   * Begins the next generation: a new execution ID and an empty history. Timers, activities and
   * messages of the old execution are dropped.
   *
   * @param kept raised events that the old generation received and did not consume, in order
   */
  public void continueAsNew(
      OpenTurn answered,
      List<HistoryEvent> kept,
      @Nullable String version,
      @Nullable String input,
      @Nullable String customStatus,
      UnitOfWork unit) {
    Transition.CONTINUE_AS_NEW.from(state.status());
    delay.turnTaken();
    tasks.drop(id(), unit.transaction());
    inbox.beginGeneration(id(), answered.batch(), kept, unit);
    state = state.continuedAsNew(HubState.newExecutionId(), version, input, customStatus, tick());
    unit.transaction().clearHistory(id());
    writer.begin(List.of());
    unit.changed(this);
  }

  /** Removes all messages, timers and activities, including the messages of an open turn. */
  public void drop(UnitOfWork unit) {
    if (turn != null) {
      inbox.putBack(turn.batch());
      turn = null;
    }
    tasks.drop(id(), unit.transaction());
    inbox.drop(unit);
    String executionId = state.executionId();
    if (hub.checks().state(executionId) != ReplayChecks.State.ADMITTED) {
      unit.afterCommit(() -> hub.checks().forget(executionId));
    }
  }

  /** Records the results that arrived before the resume command; returns whether there is one. */
  private boolean bringResumeForward(UnitOfWork unit) {
    List<InboxMessage> results = new ArrayList<>();
    InboxMessage next;
    while ((next = inbox.pollOther(message -> true)) != null
        && !next.event().hasExecutionResumed()) {
      results.add(next);
    }
    if (!results.isEmpty()) {
      List<HistoryEvent> events = beginTurn(unit);
      results.forEach(result -> events.add(result.event()));
      Instant at = writer.endTurn(state, events, unit::transaction);
      inbox.consume(results, unit);
      state = state.updated(state.status(), state.customStatus(), state.output(), null, at);
      unit.changed(this);
    }
    if (next != null) {
      inbox.putBack(List.of(next));
    }
    return next != null;
  }

  private void move(
      Transition transition,
      @Nullable String customStatus,
      @Nullable String output,
      Instant at,
      UnitOfWork unit) {
    state = state.updated(transition.from(state.status()), customStatus, output, null, at);
    unit.changed(this);
  }

  private boolean isSuspended() {
    return state.status() == RuntimeStatus.SUSPENDED;
  }
}

package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.engine.Execution.OpenTurn;
import dev.durablesingleton.local.engine.WorkItems.ActivityOutcome;
import dev.durablesingleton.local.engine.WorkItems.TurnOutcome;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.store.ActivityTask;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.InstanceQuery;
import dev.durablesingleton.local.store.RuntimeStatus;
import dev.durablesingleton.local.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A task hub. Thread-safe: every change is decided by one thread at a time, the hub's own or, where
 * it was opened by hand, one of its callers'. What changes the hub answers by a future that
 * completes after the change is kept in the store; it completes exceptionally with a {@code
 * StoreException} when it was not. Futures complete on the deciding thread, so what follows them
 * must not block.
 */
public final class TaskHub implements AutoCloseable {
  private final Store store;
  private final Snapshots snapshots;
  private final Starts starts;
  private final Signals signals;
  private final Rewinds rewinds;
  private final Purges purges;
  private final Dispatcher dispatcher;
  private final TurnResults turnResults;
  private final ActivityResults activityResults;
  private final RoundDriver driver;

  private TaskHub(
      Store store,
      WorkItems workItems,
      HubOptions options,
      Clock clock,
      IdleListener idle,
      HostLog log,
      Function<Rounds, RoundDriver> drivers) {
    this.store = store;
    Hub hub = new Hub(store, clock, options, log);
    dispatcher = new Dispatcher(hub, workItems, new Answers());
    snapshots = new Snapshots(store);
    starts = new Starts(hub);
    signals = new Signals(hub);
    rewinds = new Rewinds(hub);
    purges = new Purges(hub, snapshots);
    Records records = new Records(hub);
    Endings endings = new Endings(hub, snapshots, records);
    Turns turns = new Turns(hub, records, endings, dispatcher::run);
    Actions actions = new Actions(hub, starts, dispatcher::run);
    turnResults = new TurnResults(hub, dispatcher, records, actions, endings, new Generations(hub));
    activityResults = new ActivityResults(hub, dispatcher);
    driver = drivers.apply(new Rounds(hub, snapshots, turns::advanceAll, dispatcher, idle));
  }

  /**
   * Opens the hub that the store keeps and goes on with what is unfinished.
   *
   * @param store stays the caller's to close, after the hub
   * @param clock gives the time of every event and timer; one that is moved by hand needs {@link
   *     #wake}
   */
  public static TaskHub open(
      Store store, WorkItems workItems, HubOptions options, Clock clock, HostLog log) {
    TaskHub hub =
        new TaskHub(store, workItems, options, clock, IdleListener.none(), log, HubThread::new);
    hub.driver.start();
    return hub;
  }

  /**
   * Opens a hub for a clock that is moved by hand: what changes it is decided on the threads of its
   * callers and of its work items, one at a time, and nothing happens between calls; but a hub
   * whose store has failed tries again by itself, in real time.
   *
   * @param idle is told each time the hub comes to rest, and may move the clock
   */
  public static TaskHub openByHand(
      Store store,
      WorkItems workItems,
      HubOptions options,
      Clock clock,
      IdleListener idle,
      HostLog log) {
    TaskHub hub = new TaskHub(store, workItems, options, clock, idle, log, CallersRounds::new);
    hub.driver.start();
    return hub;
  }

  /**
   * Starts an instance, or tells that its ID is taken or blank. Starts of one ID are decided one by
   * one.
   */
  public CompletableFuture<StartOutcome> start(StartRequest request) {
    return driver.submit(cycle -> starts.start(request, cycle));
  }

  /** Raises an event; {@code input} is JSON text or null. Refused by a finished instance. */
  public CompletableFuture<SignalOutcome> raiseEvent(String instanceId, String name, String input) {
    return driver.submit(cycle -> signals.raiseEvent(instanceId, name, input, cycle));
  }

  /**
   * Terminates; {@code output} becomes the instance's output as it is. Refused by a finished one.
   */
  public CompletableFuture<SignalOutcome> terminate(String instanceId, String output) {
    return driver.submit(cycle -> signals.terminate(instanceId, output, cycle));
  }

  /** Suspends; refused by a finished or suspended instance. */
  public CompletableFuture<SignalOutcome> suspend(String instanceId, String reason) {
    return driver.submit(cycle -> signals.suspend(instanceId, reason, cycle));
  }

  /** Resumes; refused by an instance that is not suspended. */
  public CompletableFuture<SignalOutcome> resume(String instanceId, String reason) {
    return driver.submit(cycle -> signals.resume(instanceId, reason, cycle));
  }

  /** Lets the failed tasks of a failed instance run again; refused by one that has not failed. */
  public CompletableFuture<SignalOutcome> rewind(String instanceId, String reason) {
    return driver.submit(cycle -> rewinds.rewind(instanceId, reason, cycle));
  }

  /** Removes a finished instance; refused by one that has not ended. */
  public CompletableFuture<SignalOutcome> purge(String instanceId) {
    return driver.submit(cycle -> purges.purge(instanceId, false, cycle));
  }

  /** Removes an instance whatever its status, as the SDK's client does. */
  public CompletableFuture<SignalOutcome> purgeInAnyStatus(String instanceId) {
    return driver.submit(cycle -> purges.purge(instanceId, true, cycle));
  }

  /** Removes all finished instances that the query meets, some at a time, and tells how many. */
  public CompletableFuture<Integer> purge(InstanceQuery query) {
    return driver
        .submit(cycle -> purges.purgePage(query, cycle))
        .thenCompose(
            page ->
                page.rest() == null
                    ? CompletableFuture.completedFuture(page.removed())
                    : purge(page.rest()).thenApply(more -> page.removed() + more));
  }

  /** An instance's committed state. */
  public Optional<Instance> find(String instanceId) {
    return snapshots.find(instanceId);
  }

  /** The committed history of the current generation, in order; empty when there is none. */
  public List<HistoryEvent> history(String instanceId) {
    return History.decode(store.history(instanceId));
  }

  /** At most {@code limit} instances in ordinal order of their IDs, all committed. */
  public List<Instance> list(InstanceQuery query, int limit) {
    return store.list(query, limit);
  }

  /**
   * Completes with the instance's state once it has left Pending; never for an ID that does not
   * come into being. Cancel the future to stop waiting.
   */
  public CompletableFuture<Instance> whenStarted(String instanceId) {
    return snapshots.await(instanceId, instance -> instance.status() != RuntimeStatus.PENDING);
  }

  /** As {@link #whenStarted}, once the instance has ended. */
  public CompletableFuture<Instance> whenCompleted(String instanceId) {
    return snapshots.await(instanceId, instance -> instance.status().isTerminal());
  }

  /** Looks at the clock again, after it was moved. */
  public void wake() {
    driver.wake();
  }

  /** Ends the hub; what is unfinished goes on when the store is opened again. */
  @Override
  public void close() {
    driver.close();
  }

  private final class Answers implements Dispatcher.Answers {

    /** An outcome that the store could not take is lost; the turn is given out again. */
    @Override
    public void turn(Execution execution, OpenTurn turn, TurnOutcome outcome) {
      driver
          .submit(
              cycle -> {
                turnResults.apply(execution, turn, outcome, cycle);
                return null;
              })
          .exceptionally(
              lost -> {
                dispatcher.ended(turn);
                return null;
              });
    }

    /** An outcome that the store could not take is lost; its activity is open and runs again. */
    @Override
    public void activity(ActivityTask activity, ActivityOutcome outcome) {
      driver
          .submit(
              cycle -> {
                activityResults.apply(activity, outcome, cycle);
                return null;
              })
          .exceptionally(
              lost -> {
                dispatcher.ended(activity);
                return null;
              });
    }
  }
}

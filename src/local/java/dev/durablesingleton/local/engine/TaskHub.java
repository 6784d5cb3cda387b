package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.engine.command.BulkPurge;
import dev.durablesingleton.local.engine.command.CommandResult;
import dev.durablesingleton.local.engine.command.Entities;
import dev.durablesingleton.local.engine.command.EntityCleaner;
import dev.durablesingleton.local.engine.command.EntityCommands;
import dev.durablesingleton.local.engine.command.EntityDelivery;
import dev.durablesingleton.local.engine.command.InstanceCommands;
import dev.durablesingleton.local.engine.command.InstanceStarter;
import dev.durablesingleton.local.engine.command.Purger;
import dev.durablesingleton.local.engine.command.Rewinder;
import dev.durablesingleton.local.engine.command.StartCommand;
import dev.durablesingleton.local.engine.command.StartResult;
import dev.durablesingleton.local.engine.history.HistoryPage;
import dev.durablesingleton.local.engine.loop.CallerRunsLoop;
import dev.durablesingleton.local.engine.loop.CommitLoop;
import dev.durablesingleton.local.engine.loop.HubLog;
import dev.durablesingleton.local.engine.loop.IdleListener;
import dev.durablesingleton.local.engine.loop.LoopDriver;
import dev.durablesingleton.local.engine.loop.LoopThread;
import dev.durablesingleton.local.engine.options.HubOptions;
import dev.durablesingleton.local.engine.options.VersionRules;
import dev.durablesingleton.local.engine.state.HubState;
import dev.durablesingleton.local.engine.state.ReplayChecks;
import dev.durablesingleton.local.engine.state.UnitOfWork;
import dev.durablesingleton.local.engine.turn.ActionApplier;
import dev.durablesingleton.local.engine.turn.BatchApplier;
import dev.durablesingleton.local.engine.turn.Completion;
import dev.durablesingleton.local.engine.turn.Dispatcher;
import dev.durablesingleton.local.engine.turn.EventSender;
import dev.durablesingleton.local.engine.turn.OutcomeRequests;
import dev.durablesingleton.local.engine.turn.ReplayAdmission;
import dev.durablesingleton.local.engine.turn.TurnApplier;
import dev.durablesingleton.local.engine.turn.TurnPlanner;
import dev.durablesingleton.local.engine.view.CommittedView;
import dev.durablesingleton.local.engine.view.InstanceList;
import dev.durablesingleton.local.engine.work.WorkItems;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.store.FinishedInstance;
import dev.durablesingleton.local.store.FinishedQuery;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.InstanceQuery;
import dev.durablesingleton.local.store.RuntimeStatus;
import dev.durablesingleton.local.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A task hub. Thread-safe. One thread at a time, the deciding thread, makes all changes: the hub's
 * own thread or, after {@link #openManual}, that of a caller. Each change returns a future that
 * completes after the commit, or exceptionally with a {@code StoreException} if the change was not
 * committed. Futures complete on the deciding thread, so dependent stages must not block.
 */
public final class TaskHub implements CommittedInstances, AutoCloseable {
  private final VersionRules versions;
  private final ReplayChecks checks;
  private final CommittedView view;
  private final InstanceList list;
  private final InstanceStarter starter;
  private final InstanceCommands commands;
  private final Rewinder rewinder;
  private final Purger purger;
  private final BulkPurge bulkPurge;
  private final EntityCleaner entityCleaner;
  private final Entities entities;
  private final CommitLoop<UnitOfWork> loop;
  private final LoopDriver<UnitOfWork> driver;

  private TaskHub(
      Store store,
      WorkItems workItems,
      HubOptions options,
      Clock clock,
      IdleListener idle,
      HostLog log,
      Function<CommitLoop<UnitOfWork>, LoopDriver<UnitOfWork>> drivers) {
    checks = new ReplayChecks(workItems.checksHistories());
    HubState state = new HubState(store, clock, options, checks, new HubLog(log));
    versions = options.versions();
    view = new CommittedView(store);
    list = new InstanceList(store, view.entities());
    starter = new InstanceStarter(state);
    EntityDelivery delivery = new EntityDelivery(state, starter);
    EntityCommands entityCommands = new EntityCommands(state, delivery);
    commands = new InstanceCommands(state, entityCommands);
    rewinder = new Rewinder(state);
    purger = new Purger(state, view, entityCommands);
    Dispatcher dispatcher = new Dispatcher(state, workItems);
    Completion completion = new Completion(state);
    BatchApplier batches = new BatchApplier(state, delivery, dispatcher);
    ReplayAdmission admission = new ReplayAdmission(state, dispatcher);
    TurnPlanner planner = new TurnPlanner(state, completion, dispatcher, delivery, admission);
    HubDecider decider =
        new HubDecider(state, view, planner, completion, dispatcher, batches, delivery);
    loop = new CommitLoop<>(decider, idle, options.retryPause(), state.log());
    driver = drivers.apply(loop);
    ActionApplier actions =
        new ActionApplier(state, starter, dispatcher, new EventSender(state, delivery));
    TurnApplier turns = new TurnApplier(state, dispatcher, actions, completion);
    dispatcher.report(new OutcomeRequests(dispatcher, turns, batches, admission, driver));
    bulkPurge = new BulkPurge(store, purger, driver);
    entityCleaner = new EntityCleaner(state, delivery, view.entities(), driver);
    entities = new Entities(delivery, entityCleaner, view.entities(), driver);
  }

  /**
   * Opens the hub of a store and resumes unfinished instances.
   *
   * @param store the caller closes it after the hub
   * @param clock the clock for events and timers; call {@link #wake} after changing it
   * @throws dev.durablesingleton.local.store.StoreException if the store cannot be read
   */
  public static TaskHub open(
      Store store, WorkItems workItems, HubOptions options, Clock clock, HostLog log) {
    TaskHub hub =
        new TaskHub(store, workItems, options, clock, IdleListener.none(), log, LoopThread::new);
    hub.driver.start();
    return hub;
  }

  /**
   * Opens a hub for a manual clock. Changes are decided on the threads of the callers and of the
   * work items, one at a time, and nothing happens between calls, with one exception: after a
   * failure of the store, the hub retries in real time.
   *
   * @param idle called each time nothing is left to decide; may move the clock
   * @throws dev.durablesingleton.local.store.StoreException if the store cannot be read
   */
  public static TaskHub openManual(
      Store store,
      WorkItems workItems,
      HubOptions options,
      Clock clock,
      IdleListener idle,
      HostLog log) {
    TaskHub hub = new TaskHub(store, workItems, options, clock, idle, log, CallerRunsLoop::new);
    hub.driver.start();
    return hub;
  }

  /**
   * Starts an instance unless its ID is in use or blank. Starts of one ID are decided one by one.
   */
  public CompletableFuture<StartResult> start(StartCommand command) {
    return driver.submit(unit -> starter.start(command, unit));
  }

  /**
   * Raises an event; {@code input} is JSON text or null. Refused if the instance has ended, or if
   * it is an entity and the event is not a request.
   */
  public CompletableFuture<CommandResult> raiseEvent(
      String instanceId, String name, @Nullable String input) {
    return driver.submit(unit -> commands.raiseEvent(instanceId, name, input, unit));
  }

  /**
   * Terminates an instance; {@code output} becomes its output. Refused if the instance has ended.
   */
  public CompletableFuture<CommandResult> terminate(String instanceId, @Nullable String output) {
    return driver.submit(unit -> commands.terminate(instanceId, output, unit));
  }

  /** Suspends an instance. Refused if it has ended or is suspended. */
  public CompletableFuture<CommandResult> suspend(String instanceId, @Nullable String reason) {
    return driver.submit(unit -> commands.suspend(instanceId, reason, unit));
  }

  /** Resumes an instance. Refused if it is not suspended. */
  public CompletableFuture<CommandResult> resume(String instanceId, @Nullable String reason) {
    return driver.submit(unit -> commands.resume(instanceId, reason, unit));
  }

  /** Runs the failed tasks of an instance again. Refused if it has not failed. */
  public CompletableFuture<CommandResult> rewind(String instanceId, @Nullable String reason) {
    return driver.submit(unit -> rewinder.rewind(instanceId, reason, unit));
  }

  /** Removes an instance, or an entity. Refused for an instance that has not ended. */
  public CompletableFuture<CommandResult> purge(String instanceId) {
    return driver.submit(unit -> purger.purge(instanceId, unit));
  }

  /**
   * Removes all finished instances that match a query, some at a time, and returns their number.
   * Unlike the real engine, it never removes unfinished instances.
   *
   * @param reading executes reads of the store
   */
  public CompletableFuture<Integer> purge(InstanceQuery query, Executor reading) {
    return bulkPurge.run(query, false, reading);
  }

  /** Removes all instances, including unfinished ones, and all entities. */
  public CompletableFuture<Integer> removeAll(Executor reading) {
    return bulkPurge
        .run(InstanceQuery.all(), true, reading)
        .thenCombine(entityCleaner.removeAll(reading), Integer::sum);
  }

  /** The hub's entities. */
  public Entities entities() {
    return entities;
  }

  /** {@inheritDoc} Reads the store unless it is unfinished. */
  @Override
  public Optional<Instance> find(String instanceId) {
    return view.find(instanceId);
  }

  /** The committed state of an unfinished instance, from memory. Never blocks. */
  public Optional<Instance> findUnfinished(String instanceId) {
    return view.findUnfinished(instanceId);
  }

  @Override
  public Optional<String> reasonToWait(Instance instance) {
    if (instance.status().isTerminal() || view.findUnfinished(instance.id()).isEmpty()) {
      // Ended, or an entity.
      return Optional.empty();
    }
    return checks
        .difference(instance.executionId())
        .map(ReplayAdmission::reasonToWait)
        .or(() -> Optional.ofNullable(versions.reasonToWait(instance.version())));
  }

  @Override
  public List<HistoryEvent> history(String instanceId) {
    return view.history(instanceId);
  }

  /**
   * A page of the committed history of the current generation; empty if there is no such instance.
   *
   * @param afterTurn the last turn of the previous page; {@code Store.HistoryPart.START} for the
   *     first
   * @param bytes how much to read, in whole turns; the last turn may bring it above the number
   */
  public Optional<HistoryPage> history(String instanceId, long afterTurn, int bytes) {
    return view.history(instanceId, afterTurn, bytes);
  }

  @Override
  public void visit(InstanceQuery query, int limit, Store.Texts texts, Store.Visitor visitor) {
    list.visit(query, limit, texts, visitor);
  }

  /** Returns committed finished instances in order of their completion. Reads the store. */
  public List<FinishedInstance> finished(FinishedQuery query, int limit) {
    return list.finished(query, limit);
  }

  /**
   * Completes with the instance's state once it is no longer Pending. Waits indefinitely if there
   * is no such instance; cancel the future to stop waiting.
   *
   * @param reading executes reads of the store
   */
  public CompletableFuture<Instance> whenStarted(String instanceId, Executor reading) {
    return view.await(instanceId, instance -> instance.status() != RuntimeStatus.PENDING, reading);
  }

  /** As {@link #whenStarted(String, Executor)}; reads the store on the caller's thread. */
  public CompletableFuture<Instance> whenStarted(String instanceId) {
    return whenStarted(instanceId, Runnable::run);
  }

  /**
   * Completes with the state of the instance once it has ended; otherwise as {@link
   * #whenStarted(String, Executor)}.
   */
  public CompletableFuture<Instance> whenCompleted(String instanceId, Executor reading) {
    return view.await(instanceId, instance -> instance.status().isTerminal(), reading);
  }

  /** As {@link #whenCompleted(String, Executor)}; reads the store on the caller's thread. */
  public CompletableFuture<Instance> whenCompleted(String instanceId) {
    return whenCompleted(instanceId, Runnable::run);
  }

  /** Checks the timers after the clock was changed. */
  public void wake() {
    driver.wake();
  }

  /**
   * Completes with the error that stops the hub, if there is one. After that, all calls fail with a
   * {@code StoreException}, and a new host must be started.
   */
  public CompletableFuture<Throwable> whenStopped() {
    return loop.stopped().copy();
  }

  /** Closes the hub. Unfinished instances resume when the store is opened again. */
  @Override
  public void close() {
    driver.close();
  }
}

package dev.durablesingleton.local.engine;

import static org.awaitility.Awaitility.await;

import dev.durablesingleton.local.engine.command.StartCommand;
import dev.durablesingleton.local.engine.command.StartResult;
import dev.durablesingleton.local.engine.options.HubOptions;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.HistoryEvent.EventTypeCase;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.InstanceQuery;
import dev.durablesingleton.local.store.MemoryStore;
import dev.durablesingleton.local.store.RuntimeStatus;
import dev.durablesingleton.local.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A hub in memory, its worker, and shorthands for tests. */
final class TestHub implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Store store = new MemoryStore();
  private final TestWorker worker = new TestWorker();
  private final Clock clock;
  private TaskHub hub;

  TestHub(Clock clock) {
    this.clock = clock;
    reopen();
  }

  TestHub() {
    this(Clock.systemUTC());
  }

  TaskHub hub() {
    return hub;
  }

  TestWorker worker() {
    return worker;
  }

  /** The unfinished work in the store. */
  Store.Unfinished unfinished() {
    return store.unfinished();
  }

  /** All instances. */
  List<Instance> instances() {
    return store.list(InstanceQuery.all(), 100);
  }

  /** Closes the hub and opens it again, as after a crash: uncommitted changes are lost. */
  void reopen() {
    if (hub != null) {
      hub.close();
    }
    CheckingWorker checking = new CheckingWorker(worker);
    hub = TaskHub.open(store, checking, HubOptions.defaults(), clock, HostLog.none());
  }

  StartResult start(String name, String id, String input) {
    return start(name, id, input, null, StartCommand.NON_RUNNING);
  }

  StartResult start(
      String name, String id, String input, Instant due, Set<RuntimeStatus> replaceable) {
    return hub.start(new StartCommand(id, name, null, input, due, replaceable)).join();
  }

  /** Starts an instance and waits until its first turn is committed. */
  void startAndRun(String name, String id, String input) {
    start(name, id, input);
    hub.whenStarted(id).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  Instance run(String name, String id, String input) {
    start(name, id, input);
    return completed(id);
  }

  void raise(String id, String name, String input) {
    hub.raiseEvent(id, name, input).join();
  }

  Instance find(String id) {
    return hub.find(id).orElseThrow();
  }

  Instance completed(String id) {
    return hub.whenCompleted(id).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  void awaitStatus(String id, RuntimeStatus status) {
    await().atMost(PATIENCE).until(() -> find(id).status() == status);
  }

  /** Waits until the committed history has a number of events of a type. */
  void awaitEvents(String id, EventTypeCase type, int count) {
    await().atMost(PATIENCE).until(() -> events(id, type).size() >= count);
  }

  List<HistoryEvent> events(String id, EventTypeCase type) {
    return hub.history(id).stream().filter(event -> event.getEventTypeCase() == type).toList();
  }

  @Override
  public void close() {
    hub.close();
    worker.close();
  }
}

package dev.durablesingleton.testkit;

import dev.durablesingleton.local.engine.command.StartCommand;
import dev.durablesingleton.local.engine.command.StartResult;
import dev.durablesingleton.local.engine.entity.EntityId;
import dev.durablesingleton.testkit.history.InstanceHistory;
import dev.durablesingleton.testkit.history.RecordedHistory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A JUnit extension that runs a task hub in the test's own JVM, in memory, with the functions of
 * some classes or of a staged package.
 *
 * <pre>
 * class OrdersTest {
 *   {@literal @}RegisterExtension final DurableHub hub = DurableHub.ofClasses(Orders.class);
 *
 *   {@literal @}Test
 *   void charges_an_order_twice() {
 *     hub.activity("Charge").returns("paid");
 *     HubInstance charge = hub.start("ChargeTwice", "charge-1", new Order("order-7", 250));
 *     charge.awaitCompleted();
 *     assertEquals(2, hub.activity("Charge").calls().size());
 *   }
 * }
 * </pre>
 *
 * <p>The hub of an instance field runs for one test, that of a static field for all tests of the
 * class. Hubs are independent of each other, so tests may run in parallel.
 *
 * <p>Time stands still unless the test waits or moves it. While the test waits, time skips to the
 * next timer whenever nothing else is left to do; {@link #clock} moves time explicitly.
 *
 * <p>The kit fails the test at its next wait, or at its end, with an {@link AssertionError} if it
 * finds a mistake in function code, such as an orchestrator that is not deterministic.
 *
 * <p>Immutable but for the running hub, and thread-safe. The methods that configure a hub return a
 * new one. All other methods throw an {@link IllegalStateException} if no test is running.
 */
public final class DurableHub extends HubExtension {

  private final HubSettings settings;
  private final List<Class<?>> types;

  private DurableHub(HubSettings settings, List<Class<?>> types) {
    super(settings);
    this.settings = settings;
    this.types = types;
  }

  /**
   * Creates a hub with the functions that the given classes declare. It fails to start with an
   * {@link IllegalArgumentException} if they declare none.
   */
  public static DurableHub ofClasses(Class<?>... classes) {
    List<Class<?>> types = List.of(classes);
    return new DurableHub(HubSettings.of(FunctionSource.ofClasses(types)), types);
  }

  /**
   * Creates a hub with the functions of a package folder, as staged by the Azure Functions Maven
   * plugin. It fails to start with an {@link IllegalArgumentException} if the folder is not such a
   * package.
   */
  public static DurableHub ofPackage(Path folder) {
    return new DurableHub(HubSettings.of(FunctionSource.ofPackage(folder)), List.of());
  }

  /** Returns a hub whose clock starts at the given time; the default is 2026-01-01T00:00:00Z. */
  public DurableHub startingAt(Instant time) {
    return new DurableHub(settings.withStart(time), types);
  }

  /** Returns a hub whose time does not skip while the test waits; only {@link #clock} moves it. */
  public DurableHub movingTimeByHand() {
    return new DurableHub(settings.withoutTimeSkipping(), types);
  }

  /**
   * Returns a hub whose waits fail after the given time, which is real time. The default is 10
   * seconds, or an hour if the JVM was started with a debug agent.
   *
   * @throws IllegalArgumentException if the time is zero or negative
   */
  public DurableHub waitingAtMost(Duration time) {
    return new DurableHub(settings.withTimeout(time), types);
  }

  /** Returns a hub that does not replay turns to check that orchestrators are deterministic. */
  public DurableHub withoutDeterminismCheck() {
    return new DurableHub(settings.withoutDeterminismCheck(), types);
  }

  /**
   * Returns a hub that reloads its classes, and all others in their folder or jar, so that their
   * static fields are not shared with other hubs. Use it for functions that store a durable client
   * or other state of a hub in static fields. A hub of a package always loads its own classes.
   */
  public DurableHub withOwnStatics() {
    return types.isEmpty()
        ? this
        : new DurableHub(settings.withFunctions(FunctionSource.ofIsolatedClasses(types)), types);
  }

  /**
   * Starts an instance with a random ID and no input.
   *
   * @throws IllegalArgumentException if the hub has no such orchestrator
   */
  public HubInstance start(String orchestrator) {
    return start(orchestrator, StartOptions.none());
  }

  /**
   * Starts an instance without input.
   *
   * @throws IllegalArgumentException if the hub has no such orchestrator
   * @throws IllegalStateException if an unfinished instance has the ID
   */
  public HubInstance start(String orchestrator, String instanceId) {
    return start(orchestrator, instanceId, null);
  }

  /**
   * Starts an instance. A finished instance of the same ID is replaced.
   *
   * @param input converted to JSON as the SDK's client converts it; null for none
   * @throws IllegalArgumentException if the hub has no such orchestrator, or the ID is empty or
   *     blank
   * @throws IllegalStateException if an unfinished instance has the ID
   */
  public HubInstance start(String orchestrator, String instanceId, @Nullable Object input) {
    return start(orchestrator, StartOptions.none().id(instanceId).input(input));
  }

  /**
   * Starts an instance with options, for example {@code hub.start("Nightly",
   * StartOptions.none().version("1.2").at(midnight))}. A finished instance of the same ID is
   * replaced.
   *
   * @throws IllegalArgumentException if the hub has no such orchestrator, or the ID is empty or
   *     blank
   * @throws IllegalStateException if an unfinished instance has the ID
   */
  public HubInstance start(String orchestrator, StartOptions options) {
    RunningHub hub = runningHub();
    LoadedFunctions functions = hub.context().functions();
    if (!functions.has("orchestrationTrigger", orchestrator)) {
      throw new IllegalArgumentException(
          "This hub has no orchestrator '%s'; it has %s."
              .formatted(orchestrator, functions.names("orchestrationTrigger")));
    }
    String instanceId = options.id() == null ? UUID.randomUUID().toString() : options.id();
    StartCommand request =
        new StartCommand(
            instanceId,
            orchestrator,
            options.version(),
            JsonValues.toJson(options.input()),
            options.time(),
            StartCommand.NON_RUNNING,
            options.tags());
    StartResult outcome = hub.taskHub().start(request).join();
    if (outcome instanceof StartResult.Refused refused) {
      throw new IllegalArgumentException(refused.sentence());
    }
    if (outcome instanceof StartResult.AlreadyExists existing) {
      throw new IllegalStateException(
          "Instance '%s' already exists; its status is %s."
              .formatted(instanceId, existing.status().label()));
    }
    return instance(instanceId);
  }

  /** Returns the instance with the given ID, which need not exist yet. */
  public HubInstance instance(String instanceId) {
    return new HubInstance(runningHub(), instanceId);
  }

  /**
   * Returns an activity, to replace it, to make it fail, or to read its calls.
   *
   * @param name in any letter case
   */
  public HubActivity activity(String name) {
    return runningHub().context().activities().get(name);
  }

  /**
   * Returns the entity with a name and a key, which need not exist yet.
   *
   * @param name in any letter case
   * @param key with its letter case
   * @throws IllegalArgumentException if the name is empty or has the character '@'
   */
  public HubEntity entity(String name, String key) {
    return new HubEntity(runningHub(), new EntityId(name, key));
  }

  /**
   * Returns all entities of a name, to replace them, to make their operations fail, or to read
   * their operations.
   *
   * @param name in any letter case
   */
  public HubEntities entities(String name) {
    return runningHub().context().entities().get(name);
  }

  /** Returns what answers the HTTP requests that orchestrators make with {@code callHttp}. */
  public HubHttp http() {
    return new HubHttp(activity(HubHttp.ACTIVITY));
  }

  /** Returns the runs of all activities so far, in the order in which they began. */
  public List<ActivityCall> activityCalls() {
    return runningHub().context().activities().calls();
  }

  /**
   * Calls the HTTP function that a request is routed to, on the caller's thread. Time does not
   * move.
   *
   * @throws AssertionError if the function throws
   * @throws IllegalArgumentException if no function matches the request
   */
  public HubResponse call(HubRequest request) {
    return runningHub().http().call(request);
  }

  /** Returns the hub's clock. */
  public TestClock clock() {
    return runningHub().clock();
  }

  /**
   * Returns the messages that a function has logged, in order; the kit's own replays are not
   * included.
   *
   * @param function name in any letter case
   */
  public List<String> logLines(String function) {
    return runningHub().context().log().linesOf(function);
  }

  /**
   * Waits until nothing runs and all unfinished instances wait for a timer or an event. Time does
   * not move.
   *
   * @throws AssertionError if this takes longer than the hub's timeout
   */
  public void awaitIdle() {
    runningHub().awaitIdle();
  }

  /** Crashes the host; a new one continues from what has been committed. */
  public void restart() {
    runningHub().hosts().restart();
  }

  /**
   * Replays a history with the hub's functions.
   *
   * @throws AssertionError if the code now behaves differently from the history, so that a running
   *     instance with this history would fail; the message names the first difference
   */
  public void replay(InstanceHistory history) {
    HistoryCheck.assertCompatible(runningHub().context(), (RecordedHistory) history);
  }
}

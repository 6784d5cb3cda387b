package dev.durablesingleton.testkit;

import dev.durablesingleton.local.engine.StartOutcome;
import dev.durablesingleton.local.engine.StartRequest;
import dev.durablesingleton.testkit.history.InstanceHistory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A task hub in the test's own JVM, in memory, with the functions of some classes or of a staged
 * package. In a field with {@code @RegisterExtension}: a static one is one hub for all tests of the
 * class, another one is a fresh hub for each test. Hubs do not see each other. Thread-safe.
 *
 * <p>Its time stands still while the test does something else. Where the test waits, time skips to
 * the next timer whenever nothing else is to be done; {@link #clock} moves it by hand.
 */
public final class DurableHub extends HubExtension {

  private final HubSettings settings;
  private final List<Class<?>> types;

  private DurableHub(HubSettings settings, List<Class<?>> types) {
    super(settings);
    this.settings = settings;
    this.types = types;
  }

  /** A hub with the functions that these classes declare. */
  public static DurableHub ofClasses(Class<?>... classes) {
    List<Class<?>> types = List.of(classes);
    return new DurableHub(HubSettings.of(FunctionSource.ofClasses(types)), types);
  }

  /**
   * A hub with the functions of a package folder, as the Azure Functions Maven plugin stages it.
   */
  public static DurableHub ofPackage(Path folder) {
    return new DurableHub(HubSettings.of(FunctionSource.ofPackage(folder)), List.of());
  }

  /** The same, its clock set to this time; otherwise it begins with the year 2026. */
  public DurableHub startingAt(Instant time) {
    return new DurableHub(settings.startingAt(time), types);
  }

  /** The same, but no wait lets time skip; only {@link #clock} moves it. */
  public DurableHub movingTimeByHand() {
    return new DurableHub(settings.byHand(), types);
  }

  /**
   * The same, its waits failing after so long in real time; otherwise after 10 seconds, or after an
   * hour in a JVM that listens to a debugger.
   */
  public DurableHub waitingAtMost(Duration time) {
    return new DurableHub(settings.waitingAtMost(time), types);
  }

  /** The same, without replaying each turn to see whether it is deterministic. */
  public DurableHub withoutDeterminismCheck() {
    return new DurableHub(settings.unchecked(), types);
  }

  /**
   * The same, with the classes loaded again for each hub, and all that lies beside them in their
   * folder or jar. For functions that keep a durable client or other things in static fields, which
   * a hub must not find there from the one before. The hub of a package always does so.
   */
  public DurableHub withOwnStatics() {
    return types.isEmpty()
        ? this
        : new DurableHub(settings.with(FunctionSource.ofOwnClasses(types)), types);
  }

  /** Starts an instance under a random ID, without input. */
  public HubInstance start(String orchestrator) {
    return start(orchestrator, UUID.randomUUID().toString(), null);
  }

  /** Starts an instance without input. */
  public HubInstance start(String orchestrator, String instanceId) {
    return start(orchestrator, instanceId, null);
  }

  /**
   * Starts an instance.
   *
   * @param input becomes JSON as the SDK's client does it; null for none
   * @throws IllegalStateException when an unfinished instance has the ID
   * @throws IllegalArgumentException when this hub has no such orchestrator, or the ID is blank
   */
  public HubInstance start(String orchestrator, String instanceId, Object input) {
    RunningHub hub = hub();
    Functions functions = hub.parts().functions();
    if (!functions.has("orchestrationTrigger", orchestrator)) {
      throw new IllegalArgumentException(
          "This hub has no orchestrator '%s'; it has %s."
              .formatted(orchestrator, functions.names("orchestrationTrigger")));
    }
    StartRequest request =
        new StartRequest(
            instanceId,
            orchestrator,
            null,
            JsonValues.toJson(input),
            null,
            StartRequest.NON_RUNNING);
    StartOutcome outcome = hub.hub().start(request).join();
    if (outcome instanceof StartOutcome.Refused refused) {
      throw new IllegalArgumentException(refused.sentence());
    }
    if (outcome instanceof StartOutcome.AlreadyExists taken) {
      throw new IllegalStateException(
          "There is an instance '%s' already, and it is %s."
              .formatted(instanceId, taken.status().label()));
    }
    return instance(instanceId);
  }

  /** The instance of this ID, which need not exist yet. */
  public HubInstance instance(String instanceId) {
    return new HubInstance(hub(), instanceId);
  }

  /** An activity, to replace it, to let it fail, or to ask what it was called with. */
  public HubActivity activity(String name) {
    return hub().parts().activities().of(name);
  }

  /** Every run of every activity so far, in the order in which they began. */
  public List<ActivityCall> activityCalls() {
    return hub().parts().activities().calls();
  }

  /**
   * Calls the HTTP function that the path leads to, on the caller's thread.
   *
   * @throws AssertionError when the function throws
   * @throws IllegalArgumentException when the path leads to none
   */
  public HubResponse call(HubRequest request) {
    return hub().http().call(request);
  }

  /** The hub's time. */
  public TestClock clock() {
    return hub().clock();
  }

  /** What a function has logged, in order; replays log nothing here. */
  public List<String> logLines(String function) {
    return hub().parts().log().linesOf(function);
  }

  /** Waits until nothing runs, and what is left waits for a time or an event. */
  public void awaitIdle() {
    hub().awaitIdle();
  }

  /** Loses the host as a crash would, and goes on with another one on what the first one kept. */
  public void restart() {
    hub().hosts().restart();
  }

  /**
   * Replays a history against the code there is now.
   *
   * @throws AssertionError at the first thing that the code does in another way, so that a running
   *     instance with this history would break
   */
  public void replay(InstanceHistory history) {
    HistoryCheck.failIfBroken(hub().parts(), history);
  }
}

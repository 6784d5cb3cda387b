package dev.durablesingleton.testkit;

import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import dev.durablesingleton.local.engine.SignalOutcome;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import dev.durablesingleton.testkit.history.InstanceHistory;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * An instance of an orchestrator, as its hub has it at the moment of each call. Thread-safe. What
 * waits gives up after the hub's time-out, in real time, and shows the instance's history.
 */
public final class HubInstance {

  private final RunningHub hub;
  private final String id;

  HubInstance(RunningHub hub, String id) {
    this.hub = hub;
    this.id = id;
  }

  /** The instance's ID. */
  public String id() {
    return id;
  }

  /** Whether there is, by now, such an instance. */
  public boolean exists() {
    return hub.store().find(id).isPresent();
  }

  /**
   * Its status.
   *
   * @throws IllegalStateException when there is no such instance, as all that follows
   */
  public OrchestrationRuntimeStatus status() {
    return OrchestrationRuntimeStatus.valueOf(state().status().name());
  }

  /**
   * The output as a Java value; null for none.
   *
   * @throws IllegalArgumentException when it does not become a value of the type
   */
  public <T> T output(Class<T> type) {
    return JsonValues.fromJson(state().output(), type, "The output of instance '" + id + "'");
  }

  /** The output as it is: JSON, or the failure's text; null for none. */
  public String output() {
    return state().output();
  }

  /** The custom status as a Java value; null for none. */
  public <T> T customStatus(Class<T> type) {
    return customStatus(state(), type);
  }

  /** The input of the present generation as a Java value; null for none. */
  public <T> T input(Class<T> type) {
    return JsonValues.fromJson(state().input(), type, "The input of instance '" + id + "'");
  }

  /** What has happened in the present generation. */
  public InstanceHistory history() {
    return new InstanceHistory(id, state().name(), hub.hub().history(id));
  }

  /** Waits until it has completed; any other end is an error that tells why it came. */
  public HubInstance awaitCompleted() {
    Instance ended = ended("did not complete");
    if (ended.status() != RuntimeStatus.COMPLETED) {
      throw new AssertionError(
          "Instance '%s' was to complete and is %s: %s\n%s"
              .formatted(id, ended.status().label(), ended.output(), WaitReport.table(hub, ended)));
    }
    return this;
  }

  /** Waits until it has ended, however. */
  public HubInstance awaitEnded() {
    ended("did not end");
    return this;
  }

  /** Waits for a status. */
  public HubInstance awaitStatus(OrchestrationRuntimeStatus status) {
    await(instance -> instance.status().name().equals(status.name()), "did not become " + status);
    return this;
  }

  /** Waits for a custom status that meets a condition, and gives it. */
  public <T> T awaitCustomStatus(Class<T> type, Predicate<? super T> wanted) {
    Instance met =
        await(
            instance ->
                instance.customStatus() != null
                    && !instance.customStatus().isEmpty()
                    && wanted.test(customStatus(instance, type)),
            "did not have the custom status that was waited for");
    return customStatus(met, type);
  }

  /**
   * Raises an event.
   *
   * @param payload becomes JSON as the SDK's client does it; null for none
   * @throws IllegalStateException when the instance has ended, or is not there, as all that follows
   */
  public HubInstance raiseEvent(String name, Object payload) {
    return accepted(hub.hub().raiseEvent(id, name, JsonValues.toJson(payload)));
  }

  /** Terminates it; the reason, which may be null, becomes its output. */
  public HubInstance terminate(String reason) {
    return accepted(hub.hub().terminate(id, JsonValues.toJson(reason)));
  }

  /** Suspends it; the reason may be null. */
  public HubInstance suspend(String reason) {
    return accepted(hub.hub().suspend(id, reason));
  }

  /** Lets a suspended one go on; the reason may be null. */
  public HubInstance resume(String reason) {
    return accepted(hub.hub().resume(id, reason));
  }

  private HubInstance accepted(CompletableFuture<SignalOutcome> signal) {
    SignalOutcome outcome = signal.join();
    if (outcome instanceof SignalOutcome.NoSuchInstance) {
      throw new IllegalStateException("There is no instance '" + id + "'.");
    }
    if (outcome instanceof SignalOutcome.WrongStatus wrong) {
      throw new IllegalStateException(
          "Instance '%s' does not take that, since it is %s."
              .formatted(id, wrong.status().label()));
    }
    return this;
  }

  private Instance ended(String failure) {
    return await(instance -> instance.status().isTerminal(), failure);
  }

  private Instance await(Predicate<Instance> wanted, String failure) {
    return hub.await(id, wanted, "Instance '" + id + "' " + failure);
  }

  private <T> T customStatus(Instance instance, Class<T> type) {
    return JsonValues.fromJson(
        instance.customStatus(), type, "The custom status of instance '" + id + "'");
  }

  private Instance state() {
    return hub.store()
        .find(id)
        .orElseThrow(() -> new IllegalStateException("There is no instance '" + id + "'."));
  }
}

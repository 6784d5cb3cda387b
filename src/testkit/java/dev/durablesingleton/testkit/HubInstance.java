package dev.durablesingleton.testkit;

import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import dev.durablesingleton.local.engine.command.CommandResult;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import dev.durablesingleton.testkit.history.InstanceHistory;
import dev.durablesingleton.testkit.history.RecordedHistory;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An instance of an orchestrator. Each call reads the instance's current state from the hub.
 *
 * <pre>{@code
 * HubInstance approval = hub.start("Approval", "approval-1");
 * approval.raiseEvent("approved", "by Ada");
 * assertEquals("by Ada", approval.awaitCompleted().output(String.class));
 * }</pre>
 *
 * <p>Methods that wait throw an {@link AssertionError} if the condition is not met within the hub's
 * timeout, which is real time, or if the kit finds a mistake in function code; the message of a
 * timeout shows the instance's history. Thread-safe.
 */
public final class HubInstance {

  private final RunningHub hub;
  private final String id;

  HubInstance(RunningHub hub, String id) {
    this.hub = hub;
    this.id = id;
  }

  /** Returns the instance's ID. */
  public String id() {
    return id;
  }

  /** Returns whether the instance exists. */
  public boolean exists() {
    return hub.store().find(id).isPresent();
  }

  /**
   * Returns the instance's status.
   *
   * @throws IllegalStateException if the instance does not exist
   */
  public OrchestrationRuntimeStatus status() {
    return OrchestrationRuntimeStatus.valueOf(state().status().name());
  }

  /**
   * Returns the output as a Java value, converted as the SDK converts it; null for none.
   *
   * @throws IllegalArgumentException if the output cannot be converted to the type
   * @throws IllegalStateException if the instance does not exist
   */
  public <T> @Nullable T output(Class<T> type) {
    return JsonValues.fromJson(state().output(), type, "The output of instance '" + id + "'");
  }

  /**
   * Returns the output as stored: JSON, or the message of a failure; null for none.
   *
   * @throws IllegalStateException if the instance does not exist
   */
  public @Nullable String output() {
    return state().output();
  }

  /**
   * Returns the custom status as a Java value; null for none.
   *
   * @throws IllegalArgumentException if the custom status cannot be converted to the type
   * @throws IllegalStateException if the instance does not exist
   */
  public <T> @Nullable T customStatus(Class<T> type) {
    return customStatus(state(), type);
  }

  /**
   * Returns the input of the current generation as a Java value; null for none. Each {@code
   * continueAsNew} begins a new generation.
   *
   * @throws IllegalArgumentException if the input cannot be converted to the type
   * @throws IllegalStateException if the instance does not exist
   */
  public <T> @Nullable T input(Class<T> type) {
    return JsonValues.fromJson(state().input(), type, "The input of instance '" + id + "'");
  }

  /**
   * Returns the history of the current generation.
   *
   * @throws IllegalStateException if the instance does not exist
   */
  public InstanceHistory history() {
    return new RecordedHistory(id, state().name(), hub.taskHub().history(id));
  }

  /**
   * Waits until the instance has completed.
   *
   * @throws AssertionError if the instance fails or is terminated, with what its orchestrator
   *     threw; or if the wait fails
   */
  public HubInstance awaitCompleted() {
    Instance ended = awaitTerminal("did not complete");
    if (ended.status() != RuntimeStatus.COMPLETED) {
      throw new AssertionError(
          "Instance '%s' was expected to complete but is %s: %s\n%s"
              .formatted(id, ended.status().label(), ended.output(), WaitReport.table(hub, ended)));
    }
    return this;
  }

  /**
   * Waits until the instance has completed, failed or been terminated.
   *
   * @throws AssertionError if the wait fails
   */
  public HubInstance awaitEnded() {
    awaitTerminal("did not end");
    return this;
  }

  /**
   * Waits until the instance has a status.
   *
   * @throws AssertionError if the wait fails
   */
  public HubInstance awaitStatus(OrchestrationRuntimeStatus status) {
    await(instance -> instance.status().name().equals(status.name()), "did not become " + status);
    return this;
  }

  /**
   * Waits until the custom status meets a condition and returns that custom status. Each committed
   * custom status is checked, even if the next one follows at once.
   *
   * @param condition called on the hub's thread; an exception that it throws ends the wait
   * @throws AssertionError if the wait fails, or if a custom status cannot be converted to the type
   */
  public <T> @Nullable T awaitCustomStatus(Class<T> type, Predicate<? super T> condition) {
    Instance matching =
        await(
            instance ->
                instance.customStatus() != null
                    && !instance.customStatus().isEmpty()
                    && condition.test(customStatus(instance, type)),
            "did not have the expected custom status");
    return customStatus(matching, type);
  }

  /**
   * Raises an event.
   *
   * @param payload converted to JSON as the SDK's client converts it; null for none
   * @throws IllegalStateException if the instance does not exist or has ended
   */
  public HubInstance raiseEvent(String name, @Nullable Object payload) {
    return accepted(
        "raise an event for", hub.taskHub().raiseEvent(id, name, JsonValues.toJson(payload)));
  }

  /**
   * Terminates the instance.
   *
   * @param reason becomes the output; may be null
   * @throws IllegalStateException if the instance does not exist or has ended
   */
  public HubInstance terminate(@Nullable String reason) {
    return accepted("terminate", hub.taskHub().terminate(id, JsonValues.toJson(reason)));
  }

  /**
   * Suspends the instance.
   *
   * @param reason may be null
   * @throws IllegalStateException if the instance does not exist, or if its status forbids it
   */
  public HubInstance suspend(@Nullable String reason) {
    return accepted("suspend", hub.taskHub().suspend(id, reason));
  }

  /**
   * Resumes a suspended instance.
   *
   * @param reason may be null
   * @throws IllegalStateException if the instance does not exist, or if its status forbids it
   */
  public HubInstance resume(@Nullable String reason) {
    return accepted("resume", hub.taskHub().resume(id, reason));
  }

  private HubInstance accepted(String command, CompletableFuture<CommandResult> result) {
    CommandResult outcome = result.join();
    if (outcome instanceof CommandResult.NoSuchInstance) {
      throw missing();
    }
    if (outcome instanceof CommandResult.WrongStatus wrong) {
      throw new IllegalStateException(
          "Cannot %s instance '%s' in status %s.".formatted(command, id, wrong.status().label()));
    }
    return this;
  }

  private Instance awaitTerminal(String failure) {
    return await(instance -> instance.status().isTerminal(), failure);
  }

  private Instance await(Predicate<Instance> condition, String failure) {
    return hub.await(id, condition, "Instance '" + id + "' " + failure);
  }

  private <T> @Nullable T customStatus(Instance instance, Class<T> type) {
    return JsonValues.fromJson(
        instance.customStatus(), type, "The custom status of instance '" + id + "'");
  }

  private Instance state() {
    return hub.store().find(id).orElseThrow(this::missing);
  }

  private IllegalStateException missing() {
    return new IllegalStateException("Instance '" + id + "' does not exist.");
  }
}

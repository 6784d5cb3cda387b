package dev.durablesingleton.testkit;

import dev.durablesingleton.local.engine.entity.EntityId;
import dev.durablesingleton.local.messages.OperationResult;
import dev.durablesingleton.local.messages.TaskFailureDetails;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A durable entity. Each call reads the entity's current state from the hub.
 *
 * <pre>{@code
 * HubEntity counter = hub.entity("Counter", "k");
 * counter.signal("add", 5).awaitProcessed();
 * assertEquals(5, counter.state(Integer.class));
 * }</pre>
 *
 * <p>Methods that wait throw an {@link AssertionError} if the condition is not met within the hub's
 * timeout, which is real time, or if the kit finds a mistake in function code. Thread-safe.
 */
public final class HubEntity {

  private final RunningHub hub;
  private final EntityId id;

  HubEntity(RunningHub hub, EntityId id) {
    this.hub = hub;
    this.id = id;
  }

  /** Returns the entity's ID as an instance: {@code @name@key}, with the name in lower case. */
  public String id() {
    return id.text();
  }

  /** Returns whether the entity has a state; without one, callers see no entity. */
  public boolean exists() {
    return current().state() != null;
  }

  /**
   * Returns the state as a Java value, converted as the SDK converts it; null for none.
   *
   * @throws IllegalArgumentException if the state cannot be converted to the type
   */
  public <T> @Nullable T state(Class<T> type) {
    return state(current(), type);
  }

  /** Returns the ID of the orchestration that holds the entity's lock. */
  public Optional<String> lockHolder() {
    return Optional.ofNullable(current().lockHolder());
  }

  /**
   * Returns the number of calls, signals and lock requests that the entity has not processed,
   * including the running ones and signals for later.
   */
  public int queueLength() {
    return current().requests();
  }

  /** Signals the entity without input; see {@link #signal(String, Object)}. */
  public HubEntity signal(String operation) {
    return signal(operation, null);
  }

  /**
   * Signals the entity: it runs the operation when nothing before it is left to do. Nobody is told
   * if the operation fails.
   *
   * @param input converted to JSON as the SDK's client converts it; null for none
   */
  public HubEntity signal(String operation, @Nullable Object input) {
    return send(UUID.randomUUID().toString(), operation, input, null);
  }

  /**
   * Signals the entity at a time by the hub's clock.
   *
   * @param input converted to JSON as the SDK's client converts it; null for none
   */
  public HubEntity signalAt(Instant due, String operation, @Nullable Object input) {
    return send(UUID.randomUUID().toString(), operation, input, due);
  }

  /**
   * Runs an operation and returns its result, as a call by an orchestration does.
   *
   * @param input converted to JSON as the SDK's client converts it; null for none
   * @param type type of the result; {@code Void.class} for none
   * @throws AssertionError if the operation fails, if the entity is locked throughout, or if the
   *     wait fails otherwise
   * @throws IllegalArgumentException if the result cannot be converted to the type
   */
  public <T> @Nullable T call(String operation, @Nullable Object input, Class<T> type) {
    String requestId = UUID.randomUUID().toString();
    EntityRequests requests = hub.context().entityRequests();
    requests.beginCall(requestId);
    @Nullable OperationResult result;
    try {
      send(requestId, operation, input, null);
      await(entity -> !requests.isOpen(requestId), "did not run the operation '" + operation + "'");
    } finally {
      result = requests.endCall(requestId).orElse(null);
    }
    return resultOf(operation, result, type);
  }

  /**
   * Waits until the state meets a condition and returns that state. Each committed state is
   * checked; several operations that run in one batch are one commit.
   *
   * @param condition called on the hub's thread; an exception that it throws ends the wait
   * @throws AssertionError if the wait fails
   */
  public <T> @Nullable T awaitState(Class<T> type, Predicate<? super T> condition) {
    EntitySnapshot matching =
        await(
            entity -> entity.state() != null && condition.test(state(entity, type)),
            "did not have the expected state");
    return state(matching, type);
  }

  /**
   * Waits until the entity has processed all requests, including signals for later, to which time
   * skips.
   *
   * @throws AssertionError if the wait fails
   */
  public HubEntity awaitProcessed() {
    await(entity -> entity.requests() == 0, "did not process its requests");
    return this;
  }

  private HubEntity send(
      String requestId, String operation, @Nullable Object input, @Nullable Instant due) {
    hub.taskHub().entities().signal(id, requestId, operation, JsonValues.toJson(input), due).join();
    return this;
  }

  private <T> @Nullable T resultOf(
      String operation, @Nullable OperationResult result, Class<T> type) {
    String subject = "operation '%s' of entity '%s'".formatted(operation, id);
    if (result == null) {
      throw new AssertionError("The " + subject + " has not run, since the entity was purged.");
    }
    if (result.hasFailure()) {
      TaskFailureDetails failure = result.getFailure().getFailureDetails();
      throw new AssertionError(
          "The %s failed: %s: %s"
              .formatted(subject, failure.getErrorType(), failure.getErrorMessage()));
    }
    var success = result.getSuccess();
    return JsonValues.fromJson(
        success.hasResult() ? success.getResult().getValue() : null,
        type,
        "The result of " + subject);
  }

  private EntitySnapshot await(Predicate<EntitySnapshot> condition, String failure) {
    return hub.await(id, condition, "Entity '" + id + "' " + failure);
  }

  private EntitySnapshot current() {
    return hub.entity(id.text());
  }

  private <T> @Nullable T state(EntitySnapshot entity, Class<T> type) {
    return JsonValues.fromJson(entity.state(), type, "The state of entity '" + id + "'");
  }
}

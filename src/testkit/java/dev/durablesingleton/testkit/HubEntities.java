package dev.durablesingleton.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All entities of one name in a {@link DurableHub}: records their operations, replaces their
 * function, and makes operations fail. Replaced entities need no function and keep their state as
 * it was. Thread-safe.
 *
 * <pre>{@code
 * hub.entities("Account").runs(operation -> operation.key().equals("rich") ? 1_000_000 : 0);
 * hub.start("Transfer", "transfer-1", order).awaitCompleted();
 * assertThat(hub.entities("Account").operations()).hasSize(2);
 * }</pre>
 */
public final class HubEntities {

  private final String name;
  private final List<EntityOperation> operations = new ArrayList<>();
  private volatile @Nullable Function<EntityOperation, Object> replacement;
  private @Nullable Supplier<? extends RuntimeException> failure;
  private int remainingFailures;

  HubEntities(String name) {
    this.name = name;
  }

  /** Returns all operations that have run, including failed ones, in the order of their ends. */
  public synchronized List<EntityOperation> operations() {
    return List.copyOf(operations);
  }

  /**
   * Replaces the entities by some whose operations return a value.
   *
   * @param value converted to JSON as the SDK converts it; null for none
   */
  public HubEntities returns(@Nullable Object value) {
    return runs(operation -> value);
  }

  /**
   * Replaces the entities by a function: a lambda or a mock.
   *
   * @param function returns the result of an operation; called on the hub's threads, for several
   *     entities possibly at once; an exception that it throws is the operation's failure
   */
  public HubEntities runs(Function<EntityOperation, Object> function) {
    replacement = Objects.requireNonNull(function);
    return this;
  }

  /**
   * Makes the next operations fail with an exception instead of running. The caller sees it; that
   * of a signal is dropped, as on Azure.
   *
   * @param times number of operations; replaces the number of an earlier call, 0 for none
   * @param exception creates the exception for each operation
   * @throws IllegalArgumentException if the number is negative
   */
  public synchronized HubEntities fails(int times, Supplier<? extends RuntimeException> exception) {
    if (times < 0) {
      throw new IllegalArgumentException(
          "An operation cannot fail " + times + " times; give 0 or more.");
    }
    remainingFailures = times;
    failure = Objects.requireNonNull(exception);
    return this;
  }

  boolean hasReplacement() {
    return replacement != null;
  }

  /** Calls the replacement and returns its result as JSON; null for none. */
  @Nullable String runReplacement(EntityOperation operation) {
    return JsonValues.toJson(Objects.requireNonNull(replacement).apply(operation));
  }

  /** Returns the exceptions of the next operations that must fail, at most the given number. */
  synchronized List<RuntimeException> takeFailures(int most) {
    List<RuntimeException> taken = new ArrayList<>();
    for (; remainingFailures > 0 && taken.size() < most; remainingFailures--) {
      taken.add(Objects.requireNonNull(failure).get());
    }
    return taken;
  }

  synchronized void record(List<EntityOperation> ended) {
    operations.addAll(ended);
  }

  @Override
  public String toString() {
    return "entities '" + name + "'";
  }
}

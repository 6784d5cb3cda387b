package dev.durablesingleton.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An activity of a {@link DurableHub}: records its calls, replaces its function, and injects
 * faults. A replaced activity needs no function. Thread-safe.
 *
 * <pre>{@code
 * hub.activity("Charge").runs(Order.class, order -> "paid " + order.id());
 * hub.start("ChargeTwice", "charge-1", order).awaitCompleted();
 * assertThat(hub.activity("Charge").inputs(Order.class)).containsExactly(order, order);
 * }</pre>
 */
public final class HubActivity {

  private final String name;
  private final Consumer<ActivityCall> journal;
  private final List<ActivityCall> calls = new ArrayList<>();
  private volatile @Nullable Function<ActivityCall, Object> replacement;
  private volatile Duration duration = Duration.ZERO;
  private @Nullable Supplier<? extends RuntimeException> failure;
  private int remainingFailures;
  private HostLoss hostLoss = HostLoss.NONE;

  /** When the host crashes while an activity runs. */
  enum HostLoss {
    NONE,
    BEFORE_RESULT_IS_KEPT,
    AFTER_RESULT_IS_KEPT
  }

  /**
   * @param journal receives every run
   */
  HubActivity(String name, Consumer<ActivityCall> journal) {
    this.name = name;
    this.journal = journal;
  }

  /** Returns all runs so far, including failed ones, in the order in which they began. */
  public synchronized List<ActivityCall> calls() {
    return List.copyOf(calls);
  }

  /**
   * Returns the inputs of {@link #calls}, converted as the SDK converts them.
   *
   * @throws IllegalArgumentException if an input cannot be converted to the type
   */
  public <T> List<T> inputs(Class<T> type) {
    return calls().stream().map(call -> call.input(type)).toList();
  }

  /**
   * Replaces the activity by one that returns a value.
   *
   * @param value converted to JSON as the SDK converts it; null for none
   */
  public HubActivity returns(@Nullable Object value) {
    return runs(call -> value);
  }

  /**
   * Replaces the activity by a function: a lambda or a mock.
   *
   * @param inputType type to which the input is converted, as the SDK converts it; an input that
   *     cannot be converted fails the test
   * @param function called on the hub's threads, possibly by several at once; an exception that it
   *     throws is the activity's failure
   */
  public <I, O> HubActivity runs(Class<I> inputType, Function<? super I, ? extends O> function) {
    Objects.requireNonNull(function);
    return runs(call -> function.apply(call.input(inputType)));
  }

  /** As {@link #runs(Class, Function)}, for a function that needs the whole call. */
  public HubActivity runs(Function<ActivityCall, Object> function) {
    replacement = Objects.requireNonNull(function);
    return this;
  }

  /**
   * Makes the next runs throw an exception instead of calling the function or its replacement.
   *
   * @param times number of runs; replaces the number of an earlier call, 0 for none
   * @param exception creates the exception for each run
   * @throws IllegalArgumentException if the number is negative
   */
  public synchronized HubActivity fails(int times, Supplier<? extends RuntimeException> exception) {
    if (times < 0) {
      throw new IllegalArgumentException(
          "An activity cannot fail " + times + " times; give 0 or more.");
    }
    remainingFailures = times;
    failure = Objects.requireNonNull(exception);
    return this;
  }

  /**
   * Makes every run take the given time by the hub's clock. The function is called, and the run is
   * recorded, at its end.
   *
   * @throws IllegalArgumentException if the time is negative
   */
  public HubActivity takes(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException(
          "An activity cannot take " + time + "; give zero or a positive duration.");
    }
    duration = time;
    return this;
  }

  /**
   * Crashes the host once, after the activity has run and before its result is committed. A new
   * host takes over at once and runs the activity again.
   */
  public synchronized HubActivity losesHostBeforeResultIsKept() {
    hostLoss = HostLoss.BEFORE_RESULT_IS_KEPT;
    return this;
  }

  /**
   * Crashes the host once, as soon as the activity's result is committed. A new host takes over at
   * once and does not run the activity again.
   */
  public synchronized HubActivity losesHostAfterResultIsKept() {
    hostLoss = HostLoss.AFTER_RESULT_IS_KEPT;
    return this;
  }

  boolean hasReplacement() {
    return replacement != null;
  }

  synchronized boolean nextRunFails() {
    return remainingFailures > 0;
  }

  Duration duration() {
    return duration;
  }

  /** Records a run, and throws if it is configured to fail. */
  void begin(ActivityCall call) {
    journal.accept(call);
    RuntimeException thrown = null;
    synchronized (this) {
      calls.add(call);
      if (remainingFailures > 0) {
        remainingFailures--;
        thrown = Objects.requireNonNull(failure).get();
      }
    }
    if (thrown != null) {
      throw thrown;
    }
  }

  /** Calls the replacement and returns its result as JSON; null for none. */
  @Nullable String runReplacement(ActivityCall call) {
    return JsonValues.toJson(Objects.requireNonNull(replacement).apply(call));
  }

  /** Returns whether the host must crash at this point, and clears the setting. */
  synchronized boolean takeHostLoss(HostLoss point) {
    if (hostLoss != point) {
      return false;
    }
    hostLoss = HostLoss.NONE;
    return true;
  }

  @Override
  public String toString() {
    return "activity '" + name + "'";
  }
}

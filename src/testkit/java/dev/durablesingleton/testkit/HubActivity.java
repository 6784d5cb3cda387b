package dev.durablesingleton.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An activity as a test sees it: what it was called with, what stands in for it, and what is to go
 * wrong. Whether the function exists does not matter once something stands in for it. Thread-safe.
 */
public final class HubActivity {

  private final String name;
  private final Consumer<ActivityCall> journal;
  private final List<ActivityCall> calls = new ArrayList<>();
  private volatile Function<ActivityCall, Object> replacement;
  private volatile Duration duration = Duration.ZERO;
  private Supplier<? extends RuntimeException> failure;
  private int failuresLeft;
  private HostLoss hostLoss = HostLoss.NONE;

  /** When the host dies while an activity runs. */
  enum HostLoss {
    NONE,
    BEFORE_RESULT_IS_KEPT,
    AFTER_RESULT_IS_KEPT
  }

  /**
   * @param journal is told of every run
   */
  HubActivity(String name, Consumer<ActivityCall> journal) {
    this.name = name;
    this.journal = journal;
  }

  /** Every run so far, in the order in which they began, failed ones among them. */
  public synchronized List<ActivityCall> calls() {
    return List.copyOf(calls);
  }

  /**
   * The inputs of {@link #calls}, converted as the SDK does it.
   *
   * @throws IllegalArgumentException when one does not become a value of the type
   */
  public <T> List<T> inputs(Class<T> type) {
    return calls().stream().map(call -> call.input(type)).toList();
  }

  /** Has every run give this value, which becomes JSON as the SDK does it; null for nothing. */
  public HubActivity returns(Object value) {
    return runs(call -> value);
  }

  /**
   * Has a function, a lambda or a mock of one, stand in for the activity.
   *
   * @param inputType what the function takes; the input is converted as the SDK does it, and one
   *     that does not fit fails the test
   * @param function runs on the hub's threads, perhaps several at once; what it throws is the
   *     activity's failure
   */
  public <I, O> HubActivity runs(Class<I> inputType, Function<? super I, ? extends O> function) {
    Objects.requireNonNull(function);
    return runs(call -> function.apply(call.input(inputType)));
  }

  /** As {@link #runs(Class, Function)}, for what needs to know more of the call. */
  public HubActivity runs(Function<ActivityCall, Object> function) {
    replacement = Objects.requireNonNull(function);
    return this;
  }

  /**
   * Has the next runs throw before the real function, or what stands in for it, begins.
   *
   * @param times how many; 0 takes an earlier wish back
   * @param exception what the orchestrator sees, made anew for each run
   */
  public synchronized HubActivity fails(int times, Supplier<? extends RuntimeException> exception) {
    if (times < 0) {
      throw new IllegalArgumentException(
          "An activity cannot fail " + times + " times; give 0 or more.");
    }
    failuresLeft = times;
    failure = Objects.requireNonNull(exception);
    return this;
  }

  /** Has every run take so long, by the hub's clock; it ends, and is noted, at the end of that. */
  public HubActivity takes(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException(
          "An activity cannot take " + time + "; give zero or a positive duration.");
    }
    duration = time;
    return this;
  }

  /**
   * Has the host die once when the activity has run, and before its result is kept; a new host goes
   * on at once, and the activity runs again.
   */
  public synchronized HubActivity losesHostBeforeResultIsKept() {
    hostLoss = HostLoss.BEFORE_RESULT_IS_KEPT;
    return this;
  }

  /**
   * Has the host die once, right when the activity's result is kept; a new host goes on at once,
   * and the activity does not run again.
   */
  public synchronized HubActivity losesHostAfterResultIsKept() {
    hostLoss = HostLoss.AFTER_RESULT_IS_KEPT;
    return this;
  }

  boolean hasReplacement() {
    return replacement != null;
  }

  Duration duration() {
    return duration;
  }

  /** Notes a run, and throws where one is to fail. */
  void begin(ActivityCall call) {
    journal.accept(call);
    RuntimeException thrown = null;
    synchronized (this) {
      calls.add(call);
      if (failuresLeft > 0) {
        failuresLeft--;
        thrown = failure.get();
      }
    }
    if (thrown != null) {
      throw thrown;
    }
  }

  /** What stands in for the function gives JSON, or null. */
  String replace(ActivityCall call) {
    return JsonValues.toJson(replacement.apply(call));
  }

  /** Whether the host is to die now, which happens once. */
  synchronized boolean takeHostLoss(HostLoss when) {
    if (hostLoss != when) {
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

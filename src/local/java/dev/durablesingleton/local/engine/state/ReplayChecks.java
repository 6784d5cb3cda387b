package dev.durablesingleton.local.engine.state;

import dev.durablesingleton.local.store.ActivityTask;
import dev.durablesingleton.local.store.Instance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which executions the code at hand may continue: those that were running when the hub was opened
 * wait until their histories have been checked once. Nothing of it is stored, so the next host
 * checks again. For the deciding thread only, except {@link #difference}.
 *
 * <p>Executions with messages or activities are checked when these are found; all others one by
 * one, so that they do not delay the turns of other instances.
 */
public final class ReplayChecks {

  private final Map<String, Pending> pending = new HashMap<>();

  /** By execution IDs: why the code cannot continue an execution. */
  private final Map<String, String> differences = new ConcurrentHashMap<>();

  /** The execution IDs whose checks are not urgent, in order. */
  private final Set<String> idle = new LinkedHashSet<>();

  private @Nullable String runningIdle;
  private boolean opened;
  private boolean complete;
  private int checked;

  /** What an execution may do. */
  enum State {
    /** Take turns. */
    ADMITTED,
    /** Wait; its check has not begun. */
    UNCHECKED,
    /** Wait: for the outcome of its check, or for other code. */
    WAITS
  }

  /** An execution without an outcome, and its activities, which run after it is admitted. */
  private static final class Pending {
    private final String instanceId;
    private final List<ActivityTask> activities = new ArrayList<>();
    private boolean running;

    Pending(String instanceId) {
      this.instanceId = instanceId;
    }
  }

  /**
   * Checks nothing before the hub is loaded.
   *
   * @param enabled whether there are checks; otherwise every execution is admitted
   */
  public ReplayChecks(boolean enabled) {
    opened = !enabled;
    complete = !enabled;
  }

  /**
   * Takes the unfinished instances of a hub that was loaded. Those of the first time are to be
   * checked; later ones have been created, or checked, by this host. A check that was running may
   * run again.
   */
  void loaded(Collection<Instance> unfinished) {
    if (!opened) {
      unfinished.forEach(
          instance -> pending.put(instance.executionId(), new Pending(instance.id())));
      opened = true;
    }
    Set<String> executionIds =
        unfinished.stream().map(Instance::executionId).collect(Collectors.toSet());
    pending.keySet().retainAll(executionIds);
    differences.keySet().retainAll(executionIds);
    pending.values().forEach(each -> each.activities.clear());
    pending.values().forEach(each -> each.running = false);
    idle.clear();
    runningIdle = null;
  }

  /** Returns what an execution may do. */
  State state(String executionId) {
    Pending found = pending.get(executionId);
    if (found != null) {
      return found.running ? State.WAITS : State.UNCHECKED;
    }
    return differences.containsKey(executionId) ? State.WAITS : State.ADMITTED;
  }

  /** Keeps an activity whose execution is not admitted; returns false if the activity may run. */
  public boolean keep(ActivityTask activity) {
    Pending found = pending.get(activity.executionId());
    if (found != null) {
      found.activities.add(activity);
    }
    return found != null || differences.containsKey(activity.executionId());
  }

  /**
   * Begins the check of an unchecked execution, or enqueues it.
   *
   * @param hasMessages whether a turn of the execution is due
   * @return whether the caller must run the check now
   */
  public boolean begin(String executionId, boolean hasMessages) {
    Pending found = pending.get(executionId);
    if (found == null || found.running) {
      return false;
    }
    if (!hasMessages && found.activities.isEmpty()) {
      if (runningIdle != null) {
        idle.add(executionId);
        return false;
      }
      runningIdle = executionId;
    }
    idle.remove(executionId);
    found.running = true;
    return true;
  }

  /** Whether an outcome is awaited. */
  public boolean isRunning(String executionId) {
    Pending found = pending.get(executionId);
    return found != null && found.running;
  }

  /** Admits an execution and returns its activities, which may run now. */
  public List<ActivityTask> admit(String executionId) {
    Pending ended = pending.get(executionId);
    forget(executionId);
    checked++;
    return ended == null ? List.of() : ended.activities;
  }

  /** Lets an execution wait for other code; returns how many wait. */
  public int hold(String executionId, String difference) {
    forget(executionId);
    checked++;
    differences.put(executionId, difference);
    return differences.size();
  }

  /** Forgets an execution that has ended. */
  void forget(String executionId) {
    if (executionId.equals(runningIdle)) {
      runningIdle = null;
    }
    idle.remove(executionId);
    pending.remove(executionId);
    differences.remove(executionId);
  }

  /** Takes the instance whose check may begin next; empty if one is running or none is left. */
  public Optional<String> nextIdle() {
    Iterator<String> first = idle.iterator();
    if (runningIdle != null || !first.hasNext()) {
      return Optional.empty();
    }
    Pending next = pending.get(first.next());
    first.remove();
    return Optional.ofNullable(next).map(found -> found.instanceId);
  }

  /** Returns true once: when the last execution has been checked. */
  public boolean completes() {
    boolean now = opened && !complete && pending.isEmpty();
    complete |= now;
    return now;
  }

  /** The number of executions that have been checked. */
  public int checked() {
    return checked;
  }

  /** The number of executions that wait for other code. */
  public int held() {
    return differences.size();
  }

  /** Why the code at hand cannot continue an execution; empty if it may. Thread-safe. */
  public Optional<String> difference(String executionId) {
    return Optional.ofNullable(differences.get(executionId));
  }
}

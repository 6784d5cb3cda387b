package dev.durablesingleton.local.engine.state;

import dev.durablesingleton.local.engine.history.TaskEvents;
import dev.durablesingleton.local.store.Store.Transaction;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pending timers and running activities of an execution. */
final class OpenTasks {
  private final TimerQueue queue;
  private final Map<Long, InboxMessage> timers = new HashMap<>();
  private final Map<Integer, Long> activities = new HashMap<>();

  OpenTasks(TimerQueue queue) {
    this.queue = queue;
  }

  void addTimer(String instanceId, InboxMessage fired) {
    timers.put(fired.sequence(), fired);
    queue.add(entry(instanceId, fired));
  }

  /** Removes a due timer and returns its event; null if the timer is unknown. */
  @Nullable InboxMessage fire(long sequence) {
    return timers.remove(sequence);
  }

  void addActivity(int taskId, long sequence) {
    activities.put(taskId, sequence);
  }

  /** Removes an open activity; returns false if it is not open. */
  boolean endActivity(int taskId, long sequence) {
    return activities.remove(taskId, sequence);
  }

  /** Cancels the timers and removes the activities, whose results will be dropped. */
  void drop(String instanceId, Transaction transaction) {
    for (InboxMessage timer : timers.values()) {
      timer.consume(transaction);
      queue.remove(entry(instanceId, timer));
    }
    timers.clear();
    activities.clear();
  }

  private static TimerQueue.Entry entry(String instanceId, InboxMessage timer) {
    return new TimerQueue.Entry(TaskEvents.dueTime(timer.event()), timer.sequence(), instanceId);
  }
}

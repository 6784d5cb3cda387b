package dev.durablesingleton.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.engine.history.HistoryStorage;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.HistoryEvent.EventTypeCase;
import dev.durablesingleton.local.messages.Timestamps;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.Store;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules for the history of every finished instance. */
public final class HistoryRules {

  private HistoryRules() {}

  /** Checks the stored history of an instance. */
  public static void check(String instanceId, Store store) {
    Instance instance = store.find(instanceId).orElseThrow();
    check(instanceId, HistoryStorage.decode(store.history(instanceId), instance));
  }

  static void check(String instanceId, List<HistoryEvent> history) {
    assertThat(count(history, EventTypeCase.EXECUTIONSTARTED)).as(instanceId).isOne();
    assertThat(count(history, EventTypeCase.EXECUTIONCOMPLETED)).as(instanceId).isOne();
    assertThat(count(history, EventTypeCase.ORCHESTRATORSTARTED))
        .as(instanceId)
        .isEqualTo(count(history, EventTypeCase.ORCHESTRATORCOMPLETED));
    Set<Integer> scheduled = new HashSet<>();
    Set<Integer> answered = new HashSet<>();
    Instant turn = Instant.EPOCH;
    for (HistoryEvent event : history) {
      if (event.getEventId() >= 0) {
        assertThat(scheduled.add(event.getEventId())).as("%s: %s", instanceId, event).isTrue();
      }
      Integer task = answeredTask(event);
      if (task != null) {
        assertThat(scheduled).as("%s: %s", instanceId, event).contains(task);
        assertThat(answered.add(task)).as("%s: %s", instanceId, event).isTrue();
      }
      if (event.hasOrchestratorStarted()) {
        assertThat(Timestamps.instant(event.getTimestamp())).as(instanceId).isAfter(turn);
        turn = Timestamps.instant(event.getTimestamp());
      }
    }
  }

  private static long count(List<HistoryEvent> history, EventTypeCase type) {
    return history.stream().filter(event -> event.getEventTypeCase() == type).count();
  }

  private static Integer answeredTask(HistoryEvent event) {
    return switch (event.getEventTypeCase()) {
      case TASKCOMPLETED -> event.getTaskCompleted().getTaskScheduledId();
      case TASKFAILED -> event.getTaskFailed().getTaskScheduledId();
      case TIMERFIRED -> event.getTimerFired().getTimerId();
      case SUBORCHESTRATIONINSTANCECOMPLETED ->
          event.getSubOrchestrationInstanceCompleted().getTaskScheduledId();
      case SUBORCHESTRATIONINSTANCEFAILED ->
          event.getSubOrchestrationInstanceFailed().getTaskScheduledId();
      default -> null;
    };
  }
}

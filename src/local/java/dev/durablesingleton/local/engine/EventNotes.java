package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.messages.HistoryEvent;

/** The host's own fields of a history event, which the management API shows and the SDK ignores. */
public final class EventNotes {

  private EventNotes() {}

  /** Returns why a task failed; null if the event has no reason. */
  public static String reason(HistoryEvent event) {
    return event.hasFailureReason() ? event.getFailureReason() : null;
  }

  /** Whether the event starts a generation that was created by continue-as-new. */
  public static boolean isContinuation(HistoryEvent event) {
    return event.getContinuation();
  }

  static HistoryEvent withReason(HistoryEvent event, String reason) {
    return reason == null ? event : event.toBuilder().setFailureReason(reason).build();
  }

  static HistoryEvent asContinuation(HistoryEvent event) {
    return event.toBuilder().setContinuation(true).build();
  }
}

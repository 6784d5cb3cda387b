package dev.durablesingleton.local.engine.history;

import dev.durablesingleton.local.messages.HistoryEvent;
import java.util.List;

/**
 * A part of a committed history.
 *
 * @param executionId the execution that the events belong to
 * @param events those of whole turns, in order
 * @param lastTurn the last turn of the page
 * @param complete whether no turn follows
 */
public record HistoryPage(
    String executionId, List<HistoryEvent> events, long lastTurn, boolean complete) {

  /** Copies the events. */
  public HistoryPage {
    events = List.copyOf(events);
  }
}

package dev.durablesingleton.local.store;

import java.util.ArrayList;
import java.util.List;

/** Collects the turns of a part of a history up to a number of bytes. Not thread-safe. */
final class HistoryPartBuilder {

  private final String executionId;
  private final int limit;
  private final List<byte[]> turns = new ArrayList<>();
  private long lastTurn;
  private long bytes;

  HistoryPartBuilder(String executionId, long afterTurn, int limit) {
    this.executionId = executionId;
    this.lastTurn = afterTurn;
    this.limit = limit;
  }

  boolean isFull() {
    return bytes >= limit;
  }

  long lastTurn() {
    return lastTurn;
  }

  void add(long turn, byte[] events) {
    turns.add(events);
    lastTurn = turn;
    bytes += events.length;
  }

  /**
   * @param complete whether no turn follows
   */
  Store.HistoryPart build(boolean complete) {
    return new Store.HistoryPart(executionId, Bytes.join(turns), lastTurn, complete);
  }
}

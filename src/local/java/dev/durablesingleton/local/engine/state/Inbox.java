package dev.durablesingleton.local.engine.state;

import com.google.protobuf.Timestamp;
import dev.durablesingleton.local.messages.HistoryEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The messages that an execution has not consumed, in order of arrival.
 *
 * <p>An orchestrator that continues as new while events wait usually needs only a few of them
 * before it does so again. So the turns of its next generation receive 1, 8, 64 events and so on.
 * The others keep their rows, and the cost of a generation does not depend on their number. Other
 * messages overtake the waiting events.
 */
final class Inbox {
  private static final int UNLIMITED = Integer.MAX_VALUE;
  private static final int GROWTH = 8;

  private final HubState hub;
  private final Deque<InboxMessage> arrived = new ArrayDeque<>();

  /** Rows of the raised events that turns of this generation received, by time stamp. */
  private final Map<Timestamp, Long> consumedRows = new HashMap<>();

  /** The number of messages that are not raised events. */
  private int others;

  /** The maximum number of raised events in the next turn. */
  private int eventsPerTurn = UNLIMITED;

  Inbox(HubState hub) {
    this.hub = hub;
  }

  void add(InboxMessage message) {
    arrived.addLast(message);
    count(message, 1);
  }

  /** Restores messages before all others, in order. */
  void putBack(List<InboxMessage> messages) {
    for (int i = messages.size() - 1; i >= 0; i--) {
      arrived.addFirst(messages.get(i));
      count(messages.get(i), 1);
    }
  }

  /** The first message, or null. */
  @Nullable InboxMessage peek() {
    return arrived.peekFirst();
  }

  /** Takes the first message, or null. */
  @Nullable InboxMessage poll() {
    InboxMessage first = arrived.pollFirst();
    if (first != null) {
      count(first, -1);
    }
    return first;
  }

  /** Takes the first message that matches and is not a raised event, or null. */
  @Nullable InboxMessage pollOther(Predicate<InboxMessage> wanted) {
    if (others == 0) {
      return null;
    }
    for (Iterator<InboxMessage> all = arrived.iterator(); all.hasNext(); ) {
      InboxMessage next = all.next();
      if (!next.isRaisedEvent() && wanted.test(next)) {
        all.remove();
        count(next, -1);
        return next;
      }
    }
    return null;
  }

  /**
   * Moves the first message that matches and is not a raised event before all others; returns
   * whether there is one.
   */
  boolean bringForward(Predicate<InboxMessage> wanted) {
    InboxMessage found = pollOther(wanted);
    if (found == null) {
      return false;
    }
    putBack(List.of(found));
    return true;
  }

  /** Takes the messages of the next turn, up to the first one that needs a separate turn. */
  List<InboxMessage> takeBatch() {
    List<InboxMessage> batch = new ArrayList<>();
    InboxMessage overtaking = null;
    int events = 0;
    int othersLeft = others;
    Iterator<InboxMessage> all = arrived.iterator();
    while (all.hasNext() && (events < eventsPerTurn || othersLeft > 0)) {
      InboxMessage message = all.next();
      if (message.requiresOwnTurn()) {
        overtaking = events > eventsPerTurn ? message : null;
        break;
      }
      othersLeft -= message.isRaisedEvent() ? 0 : 1;
      if (!message.isRaisedEvent() || ++events <= eventsPerTurn) {
        all.remove();
        count(message, -1);
        batch.add(message);
      }
    }
    if (overtaking != null) {
      arrived.removeFirstOccurrence(overtaking);
      arrived.addFirst(overtaking);
    }
    return batch;
  }

  /** Removes the rows of messages that a committed turn consumed. */
  void consume(List<InboxMessage> batch, UnitOfWork unit) {
    for (InboxMessage message : batch) {
      message.consume(unit.transaction());
      if (message.isRaisedEvent()) {
        consumedRows.put(message.event().getTimestamp(), message.sequence());
      }
    }
    if (eventsPerTurn != UNLIMITED) {
      eventsPerTurn = eventsPerTurn > UNLIMITED / GROWTH ? UNLIMITED : eventsPerTurn * GROWTH;
    }
  }

  /**
   * Begins the next generation: keeps the events that the last one received and did not consume,
   * before the messages that have arrived since, and drops messages for the last execution. A kept
   * event has its old row, so that later rows need not be rewritten.
   *
   * @param batch the messages of the last turn
   * @param kept the events in order
   */
  void beginGeneration(
      String instanceId, List<InboxMessage> batch, List<HistoryEvent> kept, UnitOfWork unit) {
    Map<Timestamp, InboxMessage> unread = new HashMap<>();
    batch.stream()
        .filter(InboxMessage::isRaisedEvent)
        .forEach(message -> unread.put(message.event().getTimestamp(), message));
    List<InboxMessage> all = new ArrayList<>();
    boolean inOrder = true;
    for (HistoryEvent event : kept) {
      InboxMessage message = unread.remove(event.getTimestamp());
      if (message == null) {
        Long row = consumedRows.get(event.getTimestamp());
        inOrder &= row != null;
        message = InboxMessage.of(null, event, row == null ? hub.nextSequence() : row);
        message.store(instanceId, null, unit.transaction());
      }
      all.add(message);
    }
    batch.stream()
        .filter(message -> !message.isRaisedEvent() || unread.containsValue(message))
        .forEach(message -> message.consume(unit.transaction()));
    for (InboxMessage message : removeAll()) {
      if (message.executionId() == null) {
        all.add(message);
      } else {
        message.consume(unit.transaction());
      }
    }
    consumedRows.clear();
    // After a restart, the rows of events that were received earlier are unknown.
    boolean renumber = !inOrder;
    all.forEach(message -> add(renumber ? renumbered(instanceId, message, unit) : message));
    eventsPerTurn = arrived.size() > others ? 1 : UNLIMITED;
  }

  /** Removes all messages and their rows. */
  void drop(UnitOfWork unit) {
    removeAll().forEach(message -> message.consume(unit.transaction()));
  }

  private InboxMessage renumbered(String instanceId, InboxMessage message, UnitOfWork unit) {
    message.consume(unit.transaction());
    InboxMessage last = InboxMessage.of(message.executionId(), message.event(), hub.nextSequence());
    last.store(instanceId, null, unit.transaction());
    return last;
  }

  private List<InboxMessage> removeAll() {
    List<InboxMessage> all = List.copyOf(arrived);
    arrived.clear();
    others = 0;
    return all;
  }

  private void count(InboxMessage message, int change) {
    others += message.isRaisedEvent() ? 0 : change;
  }
}

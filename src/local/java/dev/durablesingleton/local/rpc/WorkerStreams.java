package dev.durablesingleton.local.rpc;

import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.messages.WorkItem;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;

/**
 * The connected workers and their items. Thread-safe: one monitor guards everything.
 *
 * <p>A response names an item by its completion token, which is new each time the item is sent.
 * Workers of SDKs up to 1.5.0 send no token but only the item's key, so of several items with the
 * same key, one is sent at a time. A response to an item that is not out is outdated, and dropped.
 *
 * <p>The SDK's worker opens a new stream after a failed call and no longer reads the one before. So
 * an older stream of a client gets a further item only when it has answered all, and its unanswered
 * items are given up.
 */
final class WorkerStreams {

  private static final String LOG = "Host.Rpc";

  private final HostLog log;
  private final Map<StreamObserver<WorkItem>, WorkerStream> streams = new LinkedHashMap<>();

  /** The workers by the tokens of the items that they have not answered. */
  private final Map<String, WorkerStream> holders = new HashMap<>();

  /** The tokens by the keys of the items that are out. */
  private final Map<Object, String> sent = new HashMap<>();

  private final Queue<WorkerItem> waiting = new ArrayDeque<>();
  private final Set<WorkerItem.Task> reported = new HashSet<>();

  /** Distinguishes this host's tokens from those of an earlier one. */
  private final String tokenPrefix = UUID.randomUUID() + "-";

  private long count;
  private boolean closed;

  WorkerStreams(HostLog log) {
    this.log = log;
  }

  /** Sends the item to the least busy worker that accepts it, or queues it until there is one. */
  synchronized void add(WorkerItem item) {
    if (!offer(item)) {
      waiting.add(item);
    }
  }

  /** Removes an item that its worker has answered; empty if the item is not out. */
  synchronized <T extends WorkerItem> Optional<T> takeBack(String token, Class<T> type) {
    WorkerStream holder = holders.get(token);
    if (holder == null) {
      return Optional.empty();
    }
    Optional<WorkerItem> held = holder.held(token);
    if (held.isPresent() && !type.isInstance(held.get())) {
      return Optional.empty();
    }
    holders.remove(token);
    holder.answered(token);
    held.ifPresent(item -> sent.remove(item.key()));
    handOut();
    return held.map(type::cast);
  }

  /** Removes an item whose worker's response has no token; empty if the item is not out. */
  synchronized <T extends WorkerItem> Optional<T> takeBack(Object key, Class<T> type) {
    String token = sent.get(key);
    return token == null ? Optional.empty() : takeBack(token, type);
  }

  /**
   * Adds a worker.
   *
   * @param client equal for the streams of one client
   */
  synchronized void connect(StreamObserver<WorkItem> observer, Object client, AcceptedTasks tasks) {
    WorkerStream stream = new WorkerStream(observer, client, tasks);
    if (closed) {
      stream.end();
      return;
    }
    streams.put(observer, stream);
    reported.clear();
    handOut();
  }

  /** Number of connected workers. */
  synchronized int connected() {
    return streams.size();
  }

  /** Removes a worker and returns its items. */
  synchronized Collection<WorkerItem> disconnect(StreamObserver<WorkItem> observer) {
    WorkerStream stream = streams.remove(observer);
    if (stream == null) {
      return List.of();
    }
    List<WorkerItem> lost = stream.items();
    holders.keySet().removeAll(stream.tokens());
    lost.forEach(item -> sent.remove(item.key()));
    handOut();
    return lost;
  }

  /**
   * Gives up the items that an older stream of a client has not answered in time, and returns them.
   */
  synchronized Collection<WorkerItem> giveUp(Duration patience) {
    List<WorkerItem> lost = new ArrayList<>();
    streams.values().stream()
        .filter(this::isSuperseded)
        .forEach(stream -> lost.addAll(stream.giveUp(patience.toNanos())));
    lost.forEach(item -> sent.remove(item.key()));
    handOut();
    return lost;
  }

  /** Ends all streams; workers reconnect later. */
  synchronized void close() {
    closed = true;
    streams.values().forEach(WorkerStream::end);
    streams.clear();
    holders.clear();
    sent.clear();
  }

  /** Sends waiting items; what one item does not get, no other for the same function gets. */
  private void handOut() {
    Set<WorkerItem.Task> refused = new HashSet<>();
    Iterator<WorkerItem> items = waiting.iterator();
    while (items.hasNext()) {
      WorkerItem item = items.next();
      if (!sent.containsKey(item.key()) && !refused.contains(item.task())) {
        if (offer(item)) {
          items.remove();
        } else {
          refused.add(item.task());
        }
      }
    }
  }

  /** Sends the item, unless one with its key is out or no worker takes it now. */
  private boolean offer(WorkerItem item) {
    if (sent.containsKey(item.key())) {
      return false;
    }
    Optional<WorkerStream> free = leastBusy(item);
    free.ifPresentOrElse(stream -> give(item, stream), () -> reportIfUnknown(item));
    return free.isPresent();
  }

  private void give(WorkerItem item, WorkerStream stream) {
    count++;
    String token = tokenPrefix + count;
    holders.put(token, stream);
    sent.put(item.key(), token);
    stream.send(item, token, count);
  }

  /** Of equally busy workers, the one that has waited longest, so that a declined item moves on. */
  private Optional<WorkerStream> leastBusy(WorkerItem item) {
    return streams.values().stream()
        .filter(stream -> stream.accepts(item) && stream.hasSpaceFor(item))
        .filter(stream -> stream.isIdle() || !isSuperseded(stream))
        .min(Comparator.comparingInt(WorkerStream::load).thenComparing(WorkerStream::lastSent));
  }

  /** Whether the stream's client has opened a newer one. */
  private boolean isSuperseded(WorkerStream stream) {
    WorkerStream newest = stream;
    for (WorkerStream other : streams.values()) {
      if (other.hasClientOf(stream)) {
        newest = other;
      }
    }
    return newest != stream;
  }

  private void reportIfUnknown(WorkerItem item) {
    if (!streams.isEmpty()
        && streams.values().stream().noneMatch(stream -> stream.accepts(item))
        && reported.add(item.task())) {
      log.warn(
          LOG,
          "The filters of all connected workers exclude the %s '%s', version '%s'. It waits for a worker that accepts it."
              .formatted(
                  item.task().kind().name().toLowerCase(Locale.ROOT),
                  item.task().name(),
                  item.task().version()));
    }
  }
}

package dev.durablesingleton.local.rpc;

import dev.durablesingleton.local.messages.WorkItem;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;

/**
 * The connected workers and their items. Thread-safe: one monitor guards everything.
 *
 * <p>Responses identify an item only by its key, so of several items with the same key, one is sent
 * at a time. A response to an item that was not sent is outdated: the worker received the item on
 * an earlier stream.
 */
final class WorkerStreams {

  private final Map<StreamObserver<WorkItem>, Map<Object, WorkerItem>> held = new LinkedHashMap<>();
  private final Map<Object, StreamObserver<WorkItem>> holders = new HashMap<>();
  private final Queue<WorkerItem> waiting = new ArrayDeque<>();
  private boolean closed;

  /** Sends the item to the least busy worker, or queues it until there is a worker. */
  synchronized void add(WorkerItem item) {
    waiting.add(item);
    handOut();
  }

  /** Removes an item whose worker has responded; empty if it was not sent. */
  synchronized Optional<WorkerItem> takeBack(Object key) {
    StreamObserver<WorkItem> holder = holders.remove(key);
    if (holder == null) {
      return Optional.empty();
    }
    WorkerItem item = itemsOf(holder).remove(key);
    handOut();
    return Optional.ofNullable(item);
  }

  synchronized void connect(StreamObserver<WorkItem> stream) {
    if (closed) {
      stream.onError(RpcResponses.shuttingDown());
      return;
    }
    held.put(stream, new LinkedHashMap<>());
    handOut();
  }

  /** Removes a worker and returns its items. */
  synchronized Collection<WorkerItem> disconnect(StreamObserver<WorkItem> stream) {
    Map<Object, WorkerItem> lost = held.remove(stream);
    if (lost == null) {
      return List.of();
    }
    holders.keySet().removeAll(lost.keySet());
    handOut();
    return lost.values();
  }

  /** Ends all streams; workers reconnect later. */
  synchronized void close() {
    closed = true;
    held.keySet().forEach(stream -> stream.onError(RpcResponses.shuttingDown()));
    held.clear();
    holders.clear();
  }

  private void handOut() {
    if (held.isEmpty()) {
      return;
    }
    Iterator<WorkerItem> items = waiting.iterator();
    while (items.hasNext()) {
      WorkerItem item = items.next();
      if (!holders.containsKey(item.key())) {
        items.remove();
        give(item, leastBusy());
      }
    }
  }

  private void give(WorkerItem item, StreamObserver<WorkItem> stream) {
    holders.put(item.key(), stream);
    itemsOf(stream).put(item.key(), item);
    stream.onNext(item.message());
  }

  private Map<Object, WorkerItem> itemsOf(StreamObserver<WorkItem> stream) {
    return Objects.requireNonNull(held.get(stream), "not connected");
  }

  private StreamObserver<WorkItem> leastBusy() {
    return held.entrySet().stream()
        .min(Comparator.comparingInt(entry -> entry.getValue().size()))
        .orElseThrow()
        .getKey();
  }
}

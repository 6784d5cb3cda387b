package dev.durablesingleton.local.rpc;

import dev.durablesingleton.local.messages.WorkItem;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A connected worker and the items that were sent to it, by completion token. Not thread-safe:
 * {@link WorkerStreams} guards it.
 */
final class WorkerStream {

  private final StreamObserver<WorkItem> observer;
  private final Object client;
  private final AcceptedTasks accepted;
  private final Map<String, Sent> held = new LinkedHashMap<>();

  /** Tokens of the items that were given up. */
  private final Set<String> unanswered = new HashSet<>();

  private long lastSent;

  /** An item and the time of {@link System#nanoTime} when it was sent. */
  private record Sent(WorkerItem item, long at) {}

  /**
   * @param client equal for the streams of one client
   */
  WorkerStream(StreamObserver<WorkItem> observer, Object client, AcceptedTasks accepted) {
    this.observer = observer;
    this.client = client;
    this.accepted = accepted;
  }

  boolean hasClientOf(WorkerStream other) {
    return client.equals(other.client);
  }

  boolean accepts(WorkerItem item) {
    return accepted.contain(item.task());
  }

  /** Whether the worker's limit leaves space for the item. */
  boolean hasSpaceFor(WorkerItem item) {
    int limit = accepted.limit(item.task().kind());
    return held.size() < limit
        || held.values().stream()
                .filter(sent -> sent.item().task().kind() == item.task().kind())
                .count()
            < limit;
  }

  /** Whether the worker has answered all items that were sent to it. */
  boolean isIdle() {
    return held.isEmpty() && unanswered.isEmpty();
  }

  int load() {
    return held.size();
  }

  /** When the last item was sent, as a count of all items. */
  long lastSent() {
    return lastSent;
  }

  void send(WorkerItem item, String token, long count) {
    lastSent = count;
    held.put(token, new Sent(item, System.nanoTime()));
    observer.onNext(item.message().toBuilder().setCompletionToken(token).build());
  }

  /** Returns an item that the worker holds. */
  Optional<WorkerItem> held(String token) {
    return Optional.ofNullable(held.get(token)).map(Sent::item);
  }

  /** Removes an item that the worker has answered, also one that was given up. */
  void answered(String token) {
    held.remove(token);
    unanswered.remove(token);
  }

  /** Gives up the items that the worker has held for longer than a time, and returns them. */
  List<WorkerItem> giveUp(long nanos) {
    long now = System.nanoTime();
    List<WorkerItem> lost = new ArrayList<>();
    held.entrySet()
        .removeIf(
            entry -> {
              boolean late = now - entry.getValue().at() > nanos;
              if (late) {
                unanswered.add(entry.getKey());
                lost.add(entry.getValue().item());
              }
              return late;
            });
    return lost;
  }

  /** The items that the worker holds. */
  List<WorkerItem> items() {
    return held.values().stream().map(Sent::item).toList();
  }

  /** The tokens of all items that the worker has not answered. */
  Set<String> tokens() {
    Set<String> tokens = new HashSet<>(held.keySet());
    tokens.addAll(unanswered);
    return tokens;
  }

  void end() {
    observer.onError(RpcResponses.shuttingDown());
  }
}

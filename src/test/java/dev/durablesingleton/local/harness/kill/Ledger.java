package dev.durablesingleton.local.harness.kill;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** The calls to the host and its responses. Thread-safe. */
final class Ledger {
  private final Queue<Start> starts = new ConcurrentLinkedQueue<>();
  private final Queue<Event> events = new ConcurrentLinkedQueue<>();
  private final Set<String> terminated = ConcurrentHashMap.newKeySet();
  private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();

  /** The key of the counter that callers signal. */
  static final String COUNTER = "clients";

  private final AtomicInteger signals = new AtomicInteger();
  private final AtomicInteger acknowledgedSignals = new AtomicInteger();

  /** What a response guarantees. */
  enum Answer {
    /** The change is durable. */
    ACKNOWLEDGED,
    /** The ID is in use, or the instance has ended. */
    REFUSED,
    /** No response, or one without a guarantee. */
    UNKNOWN
  }

  record Start(String instanceId, Kind kind, String token, Answer answer) {}

  record Event(String instanceId, int number, Answer answer) {}

  void started(String instanceId, Kind kind, String token, Optional<Integer> status) {
    starts.add(
        new Start(instanceId, kind, token, answer(status, Set.of(409), "start of " + instanceId)));
  }

  void raised(String instanceId, int number, Optional<Integer> status) {
    events.add(
        new Event(instanceId, number, answer(status, Set.of(404), "event for " + instanceId)));
  }

  /** Records a signal that counts {@link #COUNTER} up by 1. */
  void signalled(Optional<Integer> status) {
    signals.incrementAndGet();
    if (answer(status, Set.of(), "signal") == Answer.ACKNOWLEDGED) {
      acknowledgedSignals.incrementAndGet();
    }
  }

  int signals() {
    return signals.get();
  }

  int acknowledgedSignals() {
    return acknowledgedSignals.get();
  }

  void terminated(String instanceId, Optional<Integer> status) {
    if (answer(status, Set.of(404, 410), "terminate of " + instanceId) == Answer.ACKNOWLEDGED) {
      terminated.add(instanceId);
    }
  }

  /** Records a suspend or resume, which those of other callers may make impossible. */
  void commanded(String instanceId, Optional<Integer> status) {
    answer(status.filter(code -> code != 500), Set.of(404), "command to " + instanceId);
  }

  private Answer answer(Optional<Integer> status, Set<Integer> refusals, String what) {
    if (status.isEmpty() || status.get() == 503) {
      return Answer.UNKNOWN;
    }
    if (status.get() == 202) {
      return Answer.ACKNOWLEDGED;
    }
    if (!refusals.contains(status.get())) {
      unexpected.add(what + " was answered by " + status.get());
    }
    return Answer.REFUSED;
  }

  Map<String, List<Start>> startsById() {
    return starts.stream().collect(Collectors.groupingBy(Start::instanceId));
  }

  List<Event> eventsFor(String instanceId) {
    return events.stream().filter(event -> event.instanceId().equals(instanceId)).toList();
  }

  /** The instances whose terminate was acknowledged. */
  Set<String> terminated() {
    return terminated;
  }

  /** Responses that are not allowed. */
  Collection<String> unexpected() {
    return unexpected;
  }
}

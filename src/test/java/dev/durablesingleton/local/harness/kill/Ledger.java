package dev.durablesingleton.local.harness.kill;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** What callers asked of the host, and what they were told. Thread-safe. */
final class Ledger {
  private final Queue<Start> starts = new ConcurrentLinkedQueue<>();
  private final Queue<Event> events = new ConcurrentLinkedQueue<>();
  private final Set<String> terminated = ConcurrentHashMap.newKeySet();
  private final Queue<String> oddities = new ConcurrentLinkedQueue<>();

  /** What a caller knows afterwards. */
  enum Answer {
    /** It is kept. */
    ACKNOWLEDGED,
    /** Somebody else has the ID, or the instance has ended. */
    REFUSED,
    /** No answer, or one that promises nothing. */
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

  void terminated(String instanceId, Optional<Integer> status) {
    if (answer(status, Set.of(404, 410), "terminate of " + instanceId) == Answer.ACKNOWLEDGED) {
      terminated.add(instanceId);
    }
  }

  /** Notes a suspend or resume, which the other callers' own may make impossible. */
  void signalled(String instanceId, Optional<Integer> status) {
    answer(status.filter(code -> code != 500), Set.of(404), "signal to " + instanceId);
  }

  private Answer answer(Optional<Integer> status, Set<Integer> refusals, String what) {
    if (status.isEmpty() || status.get() == 503) {
      return Answer.UNKNOWN;
    }
    if (status.get() == 202) {
      return Answer.ACKNOWLEDGED;
    }
    if (!refusals.contains(status.get())) {
      oddities.add(what + " was answered by " + status.get());
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

  /** Answers that nothing accounts for. */
  Collection<String> oddities() {
    return oddities;
  }
}

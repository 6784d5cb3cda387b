package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.engine.EntityCommand.Operation;
import dev.durablesingleton.local.engine.EntityModel.Action;
import dev.durablesingleton.local.engine.EntityModel.Later;
import dev.durablesingleton.local.engine.EntityModel.Numbers;
import dev.durablesingleton.local.engine.EntityModel.Request;
import dev.durablesingleton.local.engine.EntityModel.Run;
import dev.durablesingleton.local.engine.EntityModel.Type;
import dev.durablesingleton.local.engine.command.Entities.Cleaned;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Changes an {@link EntityModel} by one command, until nothing is left to do. */
final class EntityRules {
  static final String LOCKED = "Lock Acquisition Completed";

  private final Map<String, Numbers> entities;
  private final Map<String, Run> runs;
  private final List<Later> later;
  private int now;
  private int starts;

  EntityRules(EntityModel model) {
    entities = new TreeMap<>(model.entities());
    runs = new TreeMap<>(model.runs());
    later = new ArrayList<>(model.later());
    now = model.now();
    starts = model.starts();
  }

  EntityModel model() {
    return new EntityModel(now, starts, entities, runs, later);
  }

  void apply(EntityCommand command) {
    String id = command.id();
    switch (command.kind()) {
      case SIGNAL -> receive(command.key(), signal(command.operation(), command.number()));
      case SIGNAL_LATER -> {
        later.add(
            new Later(
                now + command.number(),
                command.key(),
                signal(command.operation(), command.number())));
        later.sort(Comparator.comparing(Later::due));
      }
      case ADVANCE_CLOCK -> advance(command.number());
      case CLEAN -> clean();
      case START ->
          runs.put(id, new Run(++starts, RuntimeStatus.RUNNING, List.of(), false, List.of()));
      case TERMINATE -> end(id, RuntimeStatus.TERMINATED);
      case COMPLETE -> end(id, RuntimeStatus.COMPLETED);
      case FAIL -> end(id, RuntimeStatus.FAILED);
      case PURGE -> runs.remove(id);
      case RESTART, BREAK_COMMIT -> {}
      default -> proceed(id, command.plan());
    }
    serve();
  }

  /** Removes entities without anything, and releases the locks of orchestrations that ended. */
  Cleaned clean() {
    int removed = 0;
    int released = 0;
    for (Map.Entry<String, Numbers> entry : Map.copyOf(entities).entrySet()) {
      Numbers entity = entry.getValue();
      boolean idle = later.stream().noneMatch(signal -> signal.key().equals(entry.getKey()));
      if (!entity.holder().isEmpty() && !isRunning(entity.holder())) {
        entities.put(entry.getKey(), entity.heldBy(""));
        released++;
      } else if (entity.equals(Numbers.NONE) && idle) {
        entities.remove(entry.getKey());
        removed++;
      }
    }
    return new Cleaned(removed, released);
  }

  private void advance(int minutes) {
    now += minutes;
    List<Later> due = later.stream().filter(signal -> signal.due() <= now).toList();
    later.removeAll(due);
    due.forEach(signal -> receive(signal.key(), signal.signal()));
  }

  private static Request signal(Operation operation, int number) {
    return new Request("", 0, new Action(Type.SIGNAL, List.of(), operation, number));
  }

  private void end(String id, RuntimeStatus status) {
    Run run = runs.get(id);
    runs.put(id, new Run(run.number(), status, List.of(), false, run.answers()));
  }

  private boolean isRunning(String id) {
    return runs.containsKey(id) && runs.get(id).isRunning();
  }

  /** Lets an orchestration act until it waits for an answer. */
  private void proceed(String id, List<Action> plan) {
    Run run = runs.get(id);
    List<Action> rest = new ArrayList<>(plan);
    boolean blocked = false;
    while (!rest.isEmpty() && !blocked) {
      Action action = rest.remove(0);
      String first = action.keys().get(0);
      switch (action.type()) {
        case SIGNAL -> receive(first, signal(action.operation(), action.number()));
        case RELEASE -> action.keys().forEach(key -> release(key, id));
        default -> {
          receive(first, new Request(id, run.number(), action));
          blocked = true;
        }
      }
    }
    runs.put(id, new Run(run.number(), run.status(), rest, blocked, run.answers()));
  }

  private void release(String key, String holder) {
    entities.computeIfPresent(
        key, (k, entity) -> entity.holder().equals(holder) ? entity.heldBy("") : entity);
  }

  private void receive(String key, Request request) {
    Numbers entity = entities.getOrDefault(key, Numbers.NONE);
    List<Request> queue = new ArrayList<>(entity.queue());
    queue.add(request);
    entities.put(key, entity.queueing(queue));
  }

  private void serve() {
    for (boolean busy = true; busy; ) {
      busy = false;
      for (String key : EntityModel.KEYS) {
        while (entities.containsKey(key) && serveNext(key)) {
          busy = true;
        }
      }
    }
  }

  /** Serves the next request: of the holder if there is one. */
  private boolean serveNext(String key) {
    Numbers entity = entities.get(key);
    Optional<Request> next =
        entity.queue().stream()
            .filter(request -> entity.holder().isEmpty() || request.from().equals(entity.holder()))
            .findFirst();
    next.ifPresent(
        request -> {
          List<Request> queue = new ArrayList<>(entity.queue());
          queue.remove(request);
          entities.put(key, entity.queueing(queue));
          if (request.action().type() == Type.LOCK) {
            grant(key, request);
          } else {
            answer(request, operate(key, request.action()));
          }
        });
    return next.isPresent();
  }

  private void grant(String key, Request request) {
    Action lock = request.action();
    entities.compute(key, (k, entity) -> entity.heldBy(request.from()));
    List<String> others = lock.keys().subList(1, lock.keys().size());
    if (others.isEmpty()) {
      answer(request, LOCKED);
    } else {
      Action rest = new Action(Type.LOCK, others, lock.operation(), lock.number());
      receive(others.get(0), new Request(request.from(), request.run(), rest));
    }
  }

  private String operate(String key, Action action) {
    Numbers entity = entities.get(key);
    switch (action.operation()) {
      case APPEND -> {
        List<Integer> numbers = new ArrayList<>(entity.numbers());
        numbers.add(action.number());
        entities.put(key, entity.with(numbers));
        return entities.get(key).text();
      }
      case DELETE -> entities.put(key, entity.with(List.of()));
      case PASS -> receive(next(key), signal(Operation.APPEND, action.number()));
      case LEAP -> {
        return "no operation 'leap'";
      }
    }
    return "null";
  }

  private static String next(String key) {
    return EntityModel.KEYS.get(EntityModel.KEYS.indexOf(key) + 1);
  }

  private void answer(Request request, String text) {
    Run run = runs.get(request.from());
    if (run != null && run.isRunning() && run.number() == request.run()) {
      List<String> answers = new ArrayList<>(run.answers());
      answers.add(text);
      runs.put(request.from(), new Run(run.number(), run.status(), run.plan(), false, answers));
      proceed(request.from(), run.plan());
    }
  }
}

package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.engine.EntityCommand.Kind;
import dev.durablesingleton.local.engine.EntityCommand.Operation;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model of a task hub with three entities, which collect numbers, and with orchestrations that do
 * what their callers say. Immutable.
 *
 * <p>Its promises: each acknowledged signal is applied once, in the order of its sender. Each call
 * is answered once. An entity has at most one holder, and serves nobody else. A lock remains after
 * its holder has ended, until the entities are cleaned.
 *
 * @param now minutes since the beginning
 * @param starts the number of starts of orchestrations
 * @param entities the entities that have received a request, by their keys
 * @param runs the orchestrations, by their IDs
 * @param later the signals for later, in the order in which they arrive
 */
record EntityModel(
    int now, int starts, Map<String, Numbers> entities, Map<String, Run> runs, List<Later> later)
    implements Model<EntityModel, EntityCommand> {
  /** The last one gets only what the one before passes on. */
  static final List<String> KEYS = List.of("a", "b", "c");

  static final List<String> IDS = List.of("x", "y", "z");

  EntityModel {
    entities = Map.copyOf(entities);
    runs = Map.copyOf(runs);
    later = List.copyOf(later);
  }

  EntityModel() {
    this(0, 0, Map.of(), Map.of(), List.of());
  }

  /**
   * An entity.
   *
   * @param numbers its state; empty for none
   * @param holder who holds its lock; empty for nobody
   */
  record Numbers(List<Integer> numbers, String holder, List<Request> queue) {
    static final Numbers NONE = new Numbers(List.of(), "", List.of());

    Numbers {
      numbers = List.copyOf(numbers);
      queue = List.copyOf(queue);
    }

    Numbers with(List<Integer> others) {
      return new Numbers(others, holder, queue);
    }

    Numbers heldBy(String other) {
      return new Numbers(numbers, other, queue);
    }

    Numbers queueing(List<Request> other) {
      return new Numbers(numbers, holder, other);
    }

    /** The state as the function writes it. */
    String text() {
      return String.join(",", numbers.stream().map(String::valueOf).toList());
    }
  }

  /**
   * A request of an orchestration, or of nobody who waits for the answer.
   *
   * @param from the ID of the orchestration; empty for a signal
   * @param run which start of this ID it was
   */
  record Request(String from, int run, Action action) {

    String text() {
      return action.type() == Type.LOCK
          ? "lock"
          : action.operation().label() + " " + action.number();
    }
  }

  /** A signal for later. */
  record Later(int due, String key, Request signal) {}

  /** What an orchestration does to entities. A lock is asked from one entity after the other. */
  record Action(Type type, List<String> keys, Operation operation, int number) {}

  /** The types of actions. */
  enum Type {
    CALL,
    SIGNAL,
    LOCK,
    RELEASE
  }

  /**
   * An orchestration.
   *
   * @param number which start it was
   * @param plan what it does next
   * @param blocked whether it waits for an answer of an entity
   * @param answers what entities have answered, in order
   */
  record Run(
      int number, RuntimeStatus status, List<Action> plan, boolean blocked, List<String> answers) {

    Run {
      plan = List.copyOf(plan);
      answers = List.copyOf(answers);
    }

    boolean isRunning() {
      return !status.isTerminal();
    }
  }

  /**
   * An orchestration that waits for an entity gets no further commands, and one that holds a lock
   * asks for no other, as the SDK does not let it.
   */
  @Override
  public boolean skips(EntityCommand command) {
    Run run = runs.get(command.id());
    if (!command.kind().isForOrchestration() || run == null || !run.isRunning()) {
      return false;
    }
    boolean locks = command.kind() == Kind.LOCK || command.kind() == Kind.CRITICAL_SECTION;
    return run.blocked()
        || locks && entities.values().stream().anyMatch(e -> e.holder().equals(command.id()));
  }

  @Override
  public Object answer(EntityCommand command) {
    Run run = runs.get(command.id());
    boolean running = run != null && run.isRunning();
    return switch (command.kind()) {
      case START -> !running;
      case PURGE -> run != null && !running;
      case TERMINATE, CALL, TELL, LOCK, RELEASE, CRITICAL_SECTION, COMPLETE, FAIL -> running;
      case CLEAN -> new EntityRules(this).clean();
      default -> true;
    };
  }

  @Override
  public EntityModel after(EntityCommand command) {
    if (answer(command).equals(false)) {
      return this;
    }
    EntityRules rules = new EntityRules(this);
    rules.apply(command);
    return rules.model();
  }

  @Override
  public Map<String, String> seen() {
    Map<String, String> seen = new TreeMap<>();
    entities.forEach(
        (key, entity) ->
            seen.put(
                key,
                seen(
                    entity.text(),
                    entity.holder(),
                    entity.queue().stream().map(Request::text).toList())));
    runs.forEach((id, run) -> seen.put(id, run.status() + " " + run.answers()));
    return seen;
  }

  static String seen(String state, String holder, List<String> queue) {
    return "%s, locked by '%s', queue %s".formatted(state, holder, queue);
  }
}

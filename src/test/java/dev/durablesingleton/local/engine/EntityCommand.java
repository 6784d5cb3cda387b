package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.engine.EntityModel.Action;
import dev.durablesingleton.local.engine.EntityModel.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One command for the hub of {@link EntityModel}. Each kind uses what it needs of the other
 * components.
 *
 * @param id the ID of an orchestration
 * @param keys the keys of entities
 */
record EntityCommand(Kind kind, String id, List<String> keys, Operation operation, int number) {

  String key() {
    return keys.get(0);
  }

  /** What an orchestration does that is told to do this. */
  List<Action> plan() {
    return switch (kind) {
      case CALL -> List.of(new Action(Type.CALL, List.of(key()), operation, number));
      case TELL -> List.of(new Action(Type.SIGNAL, List.of(key()), operation, number));
      case LOCK -> List.of(new Action(Type.LOCK, keys, operation, number));
      case RELEASE -> List.of(new Action(Type.RELEASE, keys, operation, number));
      default -> {
        List<Action> section = new ArrayList<>();
        section.add(new Action(Type.LOCK, keys, operation, number));
        keys.forEach(key -> section.add(new Action(Type.CALL, List.of(key), operation, number)));
        section.add(new Action(Type.RELEASE, keys, operation, number));
        yield section;
      }
    };
  }

  /** The kinds of commands. */
  enum Kind {
    /** A client's signals to an entity. */
    SIGNAL,
    SIGNAL_LATER,
    /** What a client and the operator ask. */
    START,
    TERMINATE,
    PURGE,
    CLEAN,
    ADVANCE_CLOCK,
    /** What an orchestration is told to do. */
    CALL,
    TELL,
    LOCK,
    RELEASE,
    CRITICAL_SECTION,
    COMPLETE,
    FAIL,
    /** What happens to the host. */
    RESTART,
    BREAK_COMMIT;

    boolean isForOrchestration() {
      return compareTo(CALL) >= 0 && compareTo(FAIL) <= 0;
    }
  }

  /** The operations of an entity. */
  enum Operation {
    /** Adds a number to the state, and returns the state. */
    APPEND,
    /** Tells the next entity to append a number. */
    PASS,
    DELETE,
    /** Fails. */
    LEAP;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

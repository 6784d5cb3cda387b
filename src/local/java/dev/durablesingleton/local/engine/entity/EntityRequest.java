package dev.durablesingleton.local.engine.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that waits in the queue of an entity. */
public sealed interface EntityRequest {

  /** The ID of the request. The answer is an event of this name. */
  String id();

  /** The orchestration that sent the request; null for a client or another entity. */
  @Nullable Caller caller();

  /** Whether the orchestration sent the request. */
  default boolean isFrom(@Nullable String instanceId) {
    Caller caller = caller();
    return caller != null && caller.instanceId().equals(instanceId);
  }

  /**
   * An operation for the entity's function.
   *
   * @param signal whether nobody waits for the result
   * @param input the input's text, normally JSON; null for none
   */
  record Operation(
      String id, String name, @Nullable String input, boolean signal, @Nullable Caller caller)
      implements EntityRequest {

    /** Returns an operation that a client or an entity sends and nobody waits for. */
    public static Operation signal(String id, String name, @Nullable String input) {
      return new Operation(id, name, input, true, null);
    }
  }

  /**
   * A request for the locks of several entities, which passes from one to the next in the order of
   * the set. So two critical sections never wait for each other.
   *
   * @param id the ID of the critical section
   * @param position the index of the entity that has the request
   */
  record Lock(String id, List<EntityId> lockSet, int position, Caller caller)
      implements EntityRequest {

    /** Copies the set. */
    public Lock {
      lockSet = List.copyOf(lockSet);
    }

    /** Returns the request for the next entity of the set; null after the last one. */
    @Nullable Lock next() {
      return position + 1 < lockSet.size() ? new Lock(id, lockSet, position + 1, caller) : null;
    }

    /** The entity that has the request. */
    EntityId target() {
      return lockSet.get(position);
    }
  }
}

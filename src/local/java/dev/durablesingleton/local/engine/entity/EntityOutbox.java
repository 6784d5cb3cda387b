package dev.durablesingleton.local.engine.entity;

import dev.durablesingleton.local.messages.StartNewOrchestrationAction;
import dev.durablesingleton.local.store.Store.Transaction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an entity may do to the task hub. All of it belongs to one unit of work: it is committed
 * together with the entity's own changes, or not at all.
 */
public interface EntityOutbox {

  /** The time of the changes. */
  Instant now();

  /** The number of the next row. */
  long nextSequence();

  /** The transaction of the unit of work. */
  Transaction transaction();

  /** Records that an entity has changed and may have a next batch. */
  void changed(Entity entity);

  /** Delivers a request to an entity at a time, as {@link Entity#requestDue}. */
  void startTimer(Entity entity, long sequence, Instant due);

  /**
   * Answers an orchestration with an event. The answer is dropped if the caller has ended or
   * continued as new.
   *
   * @param json the event's input
   */
  void answer(Caller caller, String eventName, String json);

  /**
   * Sends a request to an entity.
   *
   * @param due null for immediately
   */
  void send(EntityId target, EntityRequest request, @Nullable Instant due);

  /** Logs that something of an entity's batch was not done. */
  void warn(String sentence);

  /** Starts an orchestration for an entity. */
  void start(EntityId starter, StartNewOrchestrationAction action);

  /** Records that an entity has another lock holder; null for none. */
  void lockChanged(Entity entity, @Nullable String before, @Nullable String after);
}

package dev.durablesingleton.local.engine.turn;

import dev.durablesingleton.local.engine.command.EntityDelivery;
import dev.durablesingleton.local.engine.entity.BatchFailure;
import dev.durablesingleton.local.engine.entity.Entity;
import dev.durablesingleton.local.engine.entity.EntityBatch;
import dev.durablesingleton.local.engine.entity.EntityOutbox;
import dev.durablesingleton.local.engine.state.HubState;
import dev.durablesingleton.local.engine.state.UnitOfWork;
import dev.durablesingleton.local.engine.work.WorkItems.BatchOutcome;
import dev.durablesingleton.local.messages.EntityBatchResult;
import dev.durablesingleton.local.messages.TaskFailureDetails;

/** Applies the outcomes of entities' batches, each in one unit of work. */
public final class BatchApplier {
  private static final String HOST_ERROR = "EntityHostException";

  private final HubState hub;
  private final EntityDelivery delivery;
  private final Dispatcher dispatcher;

  /** Tells the dispatcher which batches have ended. */
  public BatchApplier(HubState hub, EntityDelivery delivery, Dispatcher dispatcher) {
    this.hub = hub;
    this.delivery = delivery;
    this.dispatcher = dispatcher;
  }

  /** Applies an outcome if the batch is still open. */
  void apply(Entity entity, EntityBatch batch, BatchOutcome outcome, UnitOfWork unit) {
    dispatcher.ended(batch);
    if (!hub.entities().isCurrent(entity)) {
      return;
    }
    EntityOutbox out = delivery.outbox(unit);
    if (outcome instanceof BatchOutcome.Answered answered) {
      take(entity, batch, answered.result(), out);
    } else if (outcome instanceof BatchOutcome.HostFailure failure) {
      entity.fail(batch, new BatchFailure(failure.details(), true), out);
    } else {
      entity.putBack(batch, out);
    }
  }

  /** Fails all requests of an entity that cannot be decided. */
  public void failPoisoned(Entity entity, String sentence, UnitOfWork unit) {
    entity.failAll(hostError(sentence), delivery.outbox(unit));
  }

  private static void take(
      Entity entity, EntityBatch batch, EntityBatchResult result, EntityOutbox out) {
    if (result.hasFailureDetails()) {
      entity.fail(batch, new BatchFailure(result.getFailureDetails(), false), out);
    } else if (result.getResultsCount() == 0) {
      // Without a result the same operations would run again and again.
      entity.fail(
          batch,
          hostError("The function of '%s' returned no results.".formatted(entity.id())),
          out);
    } else {
      entity.complete(batch, result, out);
    }
  }

  private static BatchFailure hostError(String sentence) {
    return new BatchFailure(
        TaskFailureDetails.newBuilder()
            .setErrorType(HOST_ERROR)
            .setErrorMessage(sentence)
            .setIsNonRetriable(true)
            .build(),
        true);
  }
}

package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.engine.work.WorkItems;
import dev.durablesingleton.local.messages.TaskFailureDetails;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A worker of tests that have no entities. */
public interface WithoutEntities extends WorkItems {

  @Override
  default CompletionStage<BatchOutcome> run(Batch batch) {
    return CompletableFuture.completedFuture(
        new BatchOutcome.HostFailure(
            TaskFailureDetails.newBuilder().setErrorMessage("There are no entities.").build()));
  }
}

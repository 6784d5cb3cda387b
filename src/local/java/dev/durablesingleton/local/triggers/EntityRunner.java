package dev.durablesingleton.local.triggers;

import dev.durablesingleton.local.engine.work.WorkItems.Batch;
import dev.durablesingleton.local.engine.work.WorkItems.BatchOutcome;
import dev.durablesingleton.local.functionapp.DurableFunctions;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.messages.TaskFailureDetails;
import dev.durablesingleton.local.worker.Invocation.Outcome;
import dev.durablesingleton.local.worker.Value;
import java.util.Base64;
import java.util.Map;

/**
 * Runs batches with a package's entity functions as the Durable extension does: the function takes
 * and returns messages in Base64. Thread-safe.
 */
final class EntityRunner {

  private final DurableFunctions entities;
  private final FunctionInvoker invoker;
  private final EntityLog log;

  EntityRunner(DurableFunctions entities, FunctionInvoker invoker, EntityLog log) {
    this.entities = entities;
    this.invoker = invoker;
    this.log = log;
  }

  BatchOutcome run(Batch batch) {
    return entities
        .find(batch.entity().name())
        .map(function -> call(function, batch))
        .orElseGet(() -> unknown(batch));
  }

  private BatchOutcome call(FunctionMetadata function, Batch batch) {
    String request = Base64.getEncoder().encodeToString(batch.request().toByteArray());
    log.started(function, batch.entity());
    BatchResultReader result = new BatchResultReader(batch.entity().name(), function.name());
    Outcome outcome = invoker.invoke(function, new Value.Text(request), Map.of(), result);
    if (outcome instanceof Outcome.Returned) {
      if (result.hasFailure()) {
        log.failed(function, batch.entity());
      } else {
        log.completed(function, batch.entity(), result.hasState());
      }
      return result.outcome();
    }
    if (outcome instanceof Outcome.Threw threw) {
      log.failed(function, batch.entity());
      return BatchFailures.threw(batch.entity().name(), function.name(), threw);
    }
    // After a timeout the batch runs again, as when the real host ends the worker process.
    return new BatchOutcome.Abandoned();
  }

  private BatchOutcome unknown(Batch batch) {
    return new BatchOutcome.HostFailure(
        TaskFailureDetails.newBuilder()
            .setErrorType("EntityFunctionNotFound")
            .setErrorMessage(entities.unknownMessage(batch.entity().name()))
            .setIsNonRetriable(true)
            .build());
  }
}

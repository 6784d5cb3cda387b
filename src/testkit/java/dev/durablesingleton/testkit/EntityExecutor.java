package dev.durablesingleton.testkit;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import dev.durablesingleton.local.engine.work.WorkItems;
import dev.durablesingleton.local.engine.work.WorkItems.Batch;
import dev.durablesingleton.local.engine.work.WorkItems.BatchOutcome;
import dev.durablesingleton.local.functionapp.DurableFunctions;
import dev.durablesingleton.local.messages.EntityBatchRequest;
import dev.durablesingleton.local.messages.EntityBatchResult;
import dev.durablesingleton.local.messages.OperationRequest;
import dev.durablesingleton.local.messages.OperationResult;
import dev.durablesingleton.local.messages.OperationResultFailure;
import dev.durablesingleton.local.messages.OperationResultSuccess;
import dev.durablesingleton.local.messages.TaskFailureDetails;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * Runs batches of entities or their replacements, and reports mistakes found in them. Thread-safe.
 */
final class EntityExecutor {

  private final HubContext context;
  private final WorkItems functions;
  private final DurableFunctions known;

  EntityExecutor(HubContext context, WorkItems functions) {
    this.context = context;
    this.functions = functions;
    this.known = DurableFunctions.entities(context.functions().all());
  }

  /** Runs a batch on the caller's thread. */
  BatchOutcome run(Batch batch) {
    EntityBatchRequest request = parse(batch);
    HubEntities entities = context.entities().get(batch.entity().name());
    BatchOutcome outcome =
        context
            .runningWork()
            .track(
                () -> describe(batch, request),
                batch.entity().text(),
                false,
                () -> perform(entities, batch, request));
    record(entities, batch, request, outcome);
    return outcome;
  }

  /** Operations that must fail are the beginning of the batch; the hub runs the rest again. */
  private BatchOutcome perform(HubEntities entities, Batch batch, EntityBatchRequest request) {
    List<RuntimeException> failures = entities.takeFailures(request.getOperationsCount());
    if (failures.isEmpty() && !entities.hasReplacement()) {
      reportIfUnknown(batch);
      return functions.run(batch).toCompletableFuture().join();
    }
    EntityBatchResult.Builder result = EntityBatchResult.newBuilder();
    if (request.hasEntityState()) {
      result.setEntityState(request.getEntityState());
    }
    failures.forEach(failure -> result.addResults(failed(failure)));
    if (failures.isEmpty()) {
      for (OperationRequest operation : request.getOperationsList()) {
        result.addResults(replaced(entities, operation(batch, operation)));
      }
    }
    return new BatchOutcome.Answered(result.build());
  }

  private OperationResult replaced(HubEntities entities, EntityOperation operation) {
    try {
      OperationResultSuccess.Builder success = OperationResultSuccess.newBuilder();
      String result = entities.runReplacement(operation);
      if (result != null) {
        success.setResult(StringValue.of(result));
      }
      return OperationResult.newBuilder().setSuccess(success).build();
    } catch (RuntimeException | Error e) {
      if (e instanceof JsonConversionException) {
        context
            .mistakes()
            .report(
                "unfit " + operation,
                "The replacement of the %s cannot be called. %s"
                    .formatted(operation, e.getMessage()));
      }
      return failed(e);
    }
  }

  private void record(
      HubEntities entities, Batch batch, EntityBatchRequest request, BatchOutcome outcome) {
    List<OperationRequest> requests = request.getOperationsList();
    if (outcome instanceof BatchOutcome.Answered answered) {
      List<OperationResult> results = answered.result().getResultsList();
      requests = requests.subList(0, Math.min(requests.size(), results.size()));
      for (int i = 0; i < requests.size(); i++) {
        context.entityRequests().ran(requests.get(i).getRequestId(), results.get(i));
      }
    } else if (outcome instanceof BatchOutcome.HostFailure failure) {
      OperationResult result = failed(failure.details());
      requests.forEach(r -> context.entityRequests().ran(r.getRequestId(), result));
    } else {
      return;
    }
    entities.record(requests.stream().map(r -> operation(batch, r)).toList());
  }

  private void reportIfUnknown(Batch batch) {
    String name = batch.entity().name();
    if (known.find(name).isEmpty()) {
      context
          .mistakes()
          .report(
              "unknown entity " + name,
              "The entity '%s' receives an operation. %s Pass its class when creating the hub, or replace it: hub.entities(\"%s\").returns(…)."
                  .formatted(batch.entity(), known.unknownMessage(name), name));
    }
  }

  private static EntityOperation operation(Batch batch, OperationRequest request) {
    return new EntityOperation(
        batch.entity().name(),
        batch.entity().key(),
        request.getOperation(),
        request.hasInput() ? request.getInput().getValue() : null);
  }

  private static String describe(Batch batch, EntityBatchRequest request) {
    List<String> operations =
        request.getOperationsList().stream().map(OperationRequest::getOperation).toList();
    return "entity '%s' (operations %s)".formatted(batch.entity(), operations);
  }

  private static EntityBatchRequest parse(Batch batch) {
    try {
      return EntityBatchRequest.parseFrom(batch.request());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("Cannot parse the request of a batch", e);
    }
  }

  /** The failure as the SDK reports that of an operation, with the full name of the exception. */
  private static OperationResult failed(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return failed(
        TaskFailureDetails.newBuilder()
            .setErrorType(failure.getClass().getName())
            .setErrorMessage(failure.getMessage() == null ? "" : failure.getMessage())
            .setStackTrace(StringValue.of(trace.toString()))
            .build());
  }

  private static OperationResult failed(TaskFailureDetails details) {
    return OperationResult.newBuilder()
        .setFailure(OperationResultFailure.newBuilder().setFailureDetails(details))
        .build();
  }
}

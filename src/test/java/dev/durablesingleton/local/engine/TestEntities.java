package dev.durablesingleton.local.engine;

import com.google.protobuf.StringValue;
import dev.durablesingleton.local.messages.EntityBatchRequest;
import dev.durablesingleton.local.messages.EntityBatchResult;
import dev.durablesingleton.local.messages.OperationAction;
import dev.durablesingleton.local.messages.OperationRequest;
import dev.durablesingleton.local.messages.OperationResult;
import dev.durablesingleton.local.messages.OperationResultFailure;
import dev.durablesingleton.local.messages.OperationResultSuccess;
import dev.durablesingleton.local.messages.SendSignalAction;
import dev.durablesingleton.local.messages.StartNewOrchestrationAction;
import dev.durablesingleton.local.messages.TaskFailureDetails;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A counter as an entity function, which also sends signals and starts orchestrations. */
final class TestEntities {
  private final List<EntityBatchRequest> batches = new CopyOnWriteArrayList<>();

  /** Adds the counter to a worker. */
  static TestEntities teach(TestWorker worker) {
    TestEntities entities = new TestEntities();
    worker.entity("counter", entities::count);
    return entities;
  }

  /** The batches that the counters ran, in order. */
  List<EntityBatchRequest> batches() {
    return batches;
  }

  /** Runs only the first operation of a batch. */
  EntityBatchResult countFirst(EntityBatchRequest batch) {
    return count(batch.toBuilder().clearOperations().addOperations(batch.getOperations(0)).build());
  }

  /** Runs all operations of a batch. */
  EntityBatchResult count(EntityBatchRequest batch) {
    batches.add(batch);
    EntityBatchResult.Builder result = EntityBatchResult.newBuilder();
    String state = batch.hasEntityState() ? batch.getEntityState().getValue() : null;
    for (OperationRequest operation : batch.getOperationsList()) {
      String input = operation.getInput().getValue();
      switch (operation.getOperation()) {
        case "add" -> {
          state = "" + (number(state) + Integer.parseInt(input));
          result.addResults(success(state));
        }
        case "set" -> {
          state = input;
          result.addResults(success(state));
        }
        case "get" -> result.addResults(success(state));
        case "delete" -> {
          state = null;
          result.addResults(success(null));
        }
        case "append" -> {
          state = state == null ? input : state + "," + input;
          result.addResults(success(state));
        }
        case "pass" -> {
          result.addActions(signal(next(batch.getInstanceId()), "append", input));
          result.addResults(success(null));
        }
        case "tell" -> {
          result.addActions(signal(input, "add", "1"));
          result.addResults(success(null));
        }
        case "start" -> {
          result.addActions(start(input));
          result.addResults(success(null));
        }
        default -> result.addResults(failure("no operation '%s'", operation.getOperation()));
      }
    }
    if (state != null) {
      result.setEntityState(StringValue.of(state));
    }
    return result.build();
  }

  /** The entity whose key has the next letter. */
  private static String next(String id) {
    int last = id.length() - 1;
    return id.substring(0, last) + (char) (id.charAt(last) + 1);
  }

  private static int number(String state) {
    return state == null ? 0 : Integer.parseInt(state);
  }

  private static OperationResult success(String result) {
    OperationResultSuccess.Builder success = OperationResultSuccess.newBuilder();
    if (result != null) {
      success.setResult(StringValue.of(result));
    }
    return OperationResult.newBuilder().setSuccess(success).build();
  }

  private static OperationResult failure(String message, String operation) {
    return OperationResult.newBuilder()
        .setFailure(
            OperationResultFailure.newBuilder()
                .setFailureDetails(
                    TaskFailureDetails.newBuilder()
                        .setErrorType("Unsupported")
                        .setErrorMessage(message.formatted(operation))))
        .build();
  }

  private static OperationAction signal(String target, String operation, String input) {
    return OperationAction.newBuilder()
        .setSendSignal(
            SendSignalAction.newBuilder()
                .setInstanceId(target)
                .setName(operation)
                .setInput(StringValue.of(input)))
        .build();
  }

  private static OperationAction start(String instanceId) {
    return OperationAction.newBuilder()
        .setStartNewOrchestration(
            StartNewOrchestrationAction.newBuilder()
                .setInstanceId(instanceId)
                .setName("Started")
                .setInput(StringValue.of("7")))
        .build();
  }
}

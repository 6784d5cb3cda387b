package dev.durablesingleton.testkit;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.Task;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import dev.durablesingleton.local.harness.app.EntityTrigger;
import dev.durablesingleton.local.messages.EntityBatchRequest;
import dev.durablesingleton.local.messages.EntityBatchResult;
import dev.durablesingleton.local.messages.OperationRequest;
import dev.durablesingleton.local.messages.OperationResult;
import dev.durablesingleton.local.messages.OperationResultFailure;
import dev.durablesingleton.local.messages.OperationResultSuccess;
import dev.durablesingleton.local.messages.TaskFailureDetails;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A counter, and orchestrators that use it with the messages of SDK 1.9.0. */
@SuppressWarnings("rawtypes")
public class EntityFunctions {

  /** Has the operations {@code get} and {@code add}; all others fail. */
  @FunctionName("Counter")
  public String counter(@EntityTrigger(name = "batch") String batch)
      throws InvalidProtocolBufferException {
    EntityBatchRequest request = EntityBatchRequest.parseFrom(Base64.getDecoder().decode(batch));
    int count =
        request.hasEntityState() ? Integer.parseInt(request.getEntityState().getValue()) : 0;
    EntityBatchResult.Builder result = EntityBatchResult.newBuilder();
    for (OperationRequest operation : request.getOperationsList()) {
      switch (operation.getOperation()) {
        case "add" -> {
          count += Integer.parseInt(operation.getInput().getValue());
          result.addResults(success(count));
        }
        case "get" -> result.addResults(success(count));
        default -> result.addResults(unsupported(operation.getOperation()));
      }
    }
    result.setEntityState(StringValue.of("" + count));
    return Base64.getEncoder().encodeToString(result.build().toByteArray());
  }

  /** Adds a number to the counter {@code k} by a call and returns the answer. */
  @FunctionName("Add")
  public Map add(@DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
    return call(context, "counter", "add", context.getInput(Integer.class)).await();
  }

  /** Calls an entity that has no function. */
  @FunctionName("CallNobody")
  public Map callNobody(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
    return call(context, "nobody", "add", 1).await();
  }

  /** Locks the counter until the event {@code go}, reads it and adds one. */
  @FunctionName("Section")
  public String section(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
    lock(context).await();
    context.waitForExternalEvent("go").await();
    String before = call(context, "counter", "get", 0).await().get("result").toString();
    call(context, "counter", "add", 1).await();
    release(context);
    return before;
  }

  /** Does the same as the examples of the SDK, where the lock is in try-with-resources. */
  @SuppressWarnings("try") // The lock is not used.
  @FunctionName("DocumentedSection")
  public void documentedSection(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context)
      throws Exception {
    lock(context).await();
    try (AutoCloseable lock = () -> release(context)) {
      call(context, "counter", "get", 0).await();
      call(context, "counter", "add", 1).await();
    }
  }

  /** Locks the counter and ends. */
  @FunctionName("Forgetful")
  public void forgetful(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
    lock(context).await();
  }

  private static Task<Map> call(
      TaskOrchestrationContext context, String entity, String operation, int input) {
    Map<String, Object> request = request(context);
    request.put("op", operation);
    request.put("signal", false);
    request.put("input", "" + input);
    return send(context, entity, request);
  }

  private static Task<Map> lock(TaskOrchestrationContext context) {
    Map<String, Object> request = request(context);
    request.put("op", null);
    request.put("lockset", List.of(Map.of("name", "counter", "key", "k")));
    request.put("pos", 0);
    return send(context, "counter", request);
  }

  private static void release(TaskOrchestrationContext context) {
    context.sendEvent(
        "@counter@k", "release", Map.of("parent", context.getInstanceId(), "id", "section"));
  }

  private static Map<String, Object> request(TaskOrchestrationContext context) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("id", context.newUUID().toString());
    request.put("parent", context.getInstanceId());
    return request;
  }

  private static Task<Map> send(
      TaskOrchestrationContext context, String entity, Map<String, Object> request) {
    context.sendEvent("@" + entity + "@k", "op", request);
    return context.waitForExternalEvent(request.get("id").toString(), Map.class);
  }

  private static OperationResult success(int count) {
    return OperationResult.newBuilder()
        .setSuccess(OperationResultSuccess.newBuilder().setResult(StringValue.of("" + count)))
        .build();
  }

  private static OperationResult unsupported(String operation) {
    return OperationResult.newBuilder()
        .setFailure(
            OperationResultFailure.newBuilder()
                .setFailureDetails(
                    TaskFailureDetails.newBuilder()
                        .setErrorType("java.lang.UnsupportedOperationException")
                        .setErrorMessage("no operation '" + operation + "'")))
        .build();
  }
}

package dev.durablesingleton.local.triggers;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskFailureDetails;
import dev.durablesingleton.local.engine.WorkItems;
import dev.durablesingleton.local.json.Json;
import dev.durablesingleton.local.pkg.FunctionMetadata;
import dev.durablesingleton.local.worker.FunctionWorker;
import dev.durablesingleton.local.worker.Invocation;
import dev.durablesingleton.local.worker.Invocation.Outcome;
import dev.durablesingleton.local.worker.Value;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs the task hub's work items in a package's functions, as the Durable extension does: the SDK's
 * own middleware in the package replays orchestrators. Thread-safe.
 */
public final class PackageWorkItems implements WorkItems {
  /** What the real host logs for calls that no outside request made. */
  private static final String REASON = "(null)";

  private final DurableFunctions orchestrators;
  private final DurableFunctions activities;
  private final FunctionWorker worker;
  private final Function<FunctionMetadata, Map<String, Value>> clientInputs;
  private final Executor turnExecutor;
  private final Executor activityExecutor;

  /**
   * @param functions of the package, also those that work items do not run
   * @param clientInputs values of a function's durable client bindings
   * @param turnExecutor bounds how many orchestrators run at once
   * @param activityExecutor bounds how many activities run at once
   */
  public PackageWorkItems(
      List<FunctionMetadata> functions,
      FunctionWorker worker,
      Function<FunctionMetadata, Map<String, Value>> clientInputs,
      Executor turnExecutor,
      Executor activityExecutor) {
    this.orchestrators = DurableFunctions.orchestrators(functions);
    this.activities = DurableFunctions.activities(functions);
    this.worker = worker;
    this.clientInputs = clientInputs;
    this.turnExecutor = turnExecutor;
    this.activityExecutor = activityExecutor;
  }

  @Override
  public CompletionStage<TurnOutcome> run(Turn turn) {
    return orchestrators
        .find(turn.name())
        .map(function -> handOver(turnExecutor, () -> replay(function, turn)))
        .orElseGet(
            () ->
                CompletableFuture.completedFuture(
                    failure(orchestrators.unknown(turn.name()), null)));
  }

  @Override
  public CompletionStage<ActivityOutcome> run(Activity activity) {
    return activities
        .find(activity.name())
        .map(function -> handOver(activityExecutor, () -> call(function, activity)))
        .orElseGet(
            () ->
                CompletableFuture.completedFuture(
                    new ActivityOutcome.Failed(null, activities.unknown(activity.name()))));
  }

  /** A host that ends takes no more work and answers none; the next one takes it up. */
  private static <T> CompletableFuture<T> handOver(Executor executor, Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(work, executor);
    } catch (RejectedExecutionException e) {
      return new CompletableFuture<>();
    }
  }

  private TurnOutcome replay(FunctionMetadata function, Turn turn) {
    String request = Base64.getEncoder().encodeToString(turn.request().toByteArray());
    Outcome outcome = invoke(function, new Value.Text(request), Map.of());
    if (outcome instanceof Outcome.Threw threw) {
      return failure(
          "Function '" + turn.name() + "' failed with an unhandled exception.",
          threw.type() + ": " + threw.message());
    }
    Value answer = ((Outcome.Returned) outcome).returned();
    if (!(answer instanceof Value.Text text) || text.text().isEmpty()) {
      return failure("Function '" + turn.name() + "' returned a null response.", null);
    }
    try {
      return new TurnOutcome.Answered(
          OrchestratorResponse.parseFrom(Base64.getDecoder().decode(text.text())));
    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
      return failure(
          "Function '" + turn.name() + "' did not answer with an orchestrator's response.",
          e.getMessage());
    }
  }

  private static TurnOutcome failure(String message, String details) {
    JsonObject result = new JsonObject();
    result.addProperty("message", message);
    result.addProperty("details", details);
    return new TurnOutcome.HostFailure(Json.compact(result));
  }

  private ActivityOutcome call(FunctionMetadata function, Activity activity) {
    JsonElement input =
        activity.input() == null ? null : Json.onlyValue(activity.input()).orElse(null);
    Outcome outcome =
        invoke(
            function,
            ActivityValues.input(input),
            ActivityValues.metadata(activity.instanceId(), function.trigger().name(), input));
    if (outcome instanceof Outcome.Threw threw) {
      return new ActivityOutcome.Failed(
          TaskFailureDetails.newBuilder()
              .setErrorType(threw.type())
              .setErrorMessage(firstLine(threw.message()))
              .setStackTrace(StringValue.of(threw.stack()))
              .build(),
          "Function '" + activity.name() + "' failed with an unhandled exception.");
    }
    return new ActivityOutcome.Completed(
        ActivityValues.result(((Outcome.Returned) outcome).returned()));
  }

  private Outcome invoke(FunctionMetadata function, Value trigger, Map<String, Value> metadata) {
    Map<String, Value> inputs = new HashMap<>(clientInputs.apply(function));
    inputs.put(function.trigger().name(), trigger);
    return worker.invoke(
        function.name(), new Invocation(UUID.randomUUID().toString(), REASON, inputs, metadata));
  }

  /** The extension keeps only the first line of an activity's message. */
  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("").stripTrailing();
  }
}

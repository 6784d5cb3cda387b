package dev.durablesingleton.local.triggers;

import com.google.gson.JsonObject;
import dev.durablesingleton.local.engine.work.WorkItems.Turn;
import dev.durablesingleton.local.engine.work.WorkItems.TurnOutcome;
import dev.durablesingleton.local.functionapp.DurableFunctions;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.json.Json;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.worker.Invocation.Outcome;
import dev.durablesingleton.local.worker.Value;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs turns with a package's orchestrators as the Durable extension does: the SDK's middleware in
 * the package replays them. Thread-safe.
 */
final class TurnRunner {

  private final DurableFunctions orchestrators;
  private final FunctionInvoker invoker;
  private final HostLog log;

  TurnRunner(DurableFunctions orchestrators, FunctionInvoker invoker, HostLog log) {
    this.orchestrators = orchestrators;
    this.invoker = invoker;
    this.log = log;
  }

  TurnOutcome run(Turn turn) {
    return orchestrators
        .find(turn.name())
        .map(function -> replay(function, turn))
        .orElseGet(() -> unknown(turn));
  }

  /** Logged here, because the SDK does not pass a child's message to its parent. */
  private TurnOutcome unknown(Turn turn) {
    String message = orchestrators.unknownMessage(turn.name());
    log.error(
        "Host.Triggers.DurableTask",
        "Instance '%s' fails: %s".formatted(turn.instanceId(), message),
        null);
    return failure(message, null);
  }

  private TurnOutcome replay(FunctionMetadata function, Turn turn) {
    String request = Base64.getEncoder().encodeToString(turn.request().toByteArray());
    TurnResponseReader response = new TurnResponseReader(turn.name());
    Outcome outcome = invoker.invoke(function, new Value.Text(request), Map.of(), response);
    if (outcome instanceof Outcome.Returned) {
      return response.outcome();
    }
    // After a timeout the turn runs again, as when the real host ends the worker process.
    return outcome instanceof Outcome.Threw threw
        ? unhandled(turn.name(), threw.type() + ": " + threw.message())
        : new TurnOutcome.Abandoned();
  }

  /** The outcome if the orchestrator, or the host before calling it, threw. */
  static TurnOutcome unhandled(String name, String details) {
    return failure("Function '" + name + "' failed with an unhandled exception.", details);
  }

  /** A failure in the host, with the JSON object of the Durable extension as output. */
  static TurnOutcome failure(String message, @Nullable String details) {
    JsonObject result = new JsonObject();
    result.addProperty("message", message);
    result.addProperty("details", details);
    return new TurnOutcome.HostFailure(Json.compact(result));
  }
}

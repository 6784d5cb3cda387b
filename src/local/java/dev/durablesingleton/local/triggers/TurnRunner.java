package dev.durablesingleton.local.triggers;

import com.google.gson.JsonObject;
import dev.durablesingleton.local.engine.WorkItems.Turn;
import dev.durablesingleton.local.engine.WorkItems.TurnOutcome;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.json.Json;
import dev.durablesingleton.local.worker.Invocation.Outcome;
import dev.durablesingleton.local.worker.Value;
import java.util.Base64;
import java.util.Map;

/**
 * Runs turns in a package's orchestrators, as the Durable extension does: the SDK's own middleware
 * in the package replays them. Thread-safe.
 */
final class TurnRunner {

  private final DurableFunctions orchestrators;
  private final FunctionInvoker calls;

  TurnRunner(DurableFunctions orchestrators, FunctionInvoker calls) {
    this.orchestrators = orchestrators;
    this.calls = calls;
  }

  TurnOutcome run(Turn turn) {
    return orchestrators
        .find(turn.name())
        .map(function -> replay(function, turn))
        .orElseGet(() -> failure(orchestrators.unknown(turn.name()), null));
  }

  private TurnOutcome replay(FunctionMetadata function, Turn turn) {
    String request = Base64.getEncoder().encodeToString(turn.request().toByteArray());
    TurnAnswer answer = new TurnAnswer(turn.name());
    Outcome outcome = calls.call(function, new Value.Text(request), Map.of(), answer);
    if (outcome instanceof Outcome.Returned) {
      return answer.outcome();
    }
    // A turn that took too long left no trace, as when the real host ends its process.
    return outcome instanceof Outcome.Threw threw
        ? unhandled(turn.name(), threw.type() + ": " + threw.message())
        : new TurnOutcome.Abandoned();
  }

  /** For what an orchestrator or the way to it threw. */
  static TurnOutcome unhandled(String name, String details) {
    return failure("Function '" + name + "' failed with an unhandled exception.", details);
  }

  /** A failure by the host, with the extension's object as the instance's output. */
  static TurnOutcome failure(String message, String details) {
    JsonObject result = new JsonObject();
    result.addProperty("message", message);
    result.addProperty("details", details);
    return new TurnOutcome.HostFailure(Json.compact(result));
  }
}

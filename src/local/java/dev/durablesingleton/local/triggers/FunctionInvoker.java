package dev.durablesingleton.local.triggers;

import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.worker.FailureDetector;
import dev.durablesingleton.local.worker.FunctionWorker;
import dev.durablesingleton.local.worker.Invocation;
import dev.durablesingleton.local.worker.Invocation.Outcome;
import dev.durablesingleton.local.worker.InvocationId;
import dev.durablesingleton.local.worker.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Invokes functions for the task hub. Thread-safe. */
final class FunctionInvoker {

  /** The reason that the real host logs for calls without an outside request. */
  private static final String REASON = "(null)";

  private final FunctionWorker worker;
  private final Function<FunctionMetadata, Map<String, Value>> clientInputs;

  /**
   * @param clientInputs returns the values of a function's durable client bindings
   */
  FunctionInvoker(
      FunctionWorker worker, Function<FunctionMetadata, Map<String, Value>> clientInputs) {
    this.worker = worker;
    this.clientInputs = clientInputs;
  }

  Outcome invoke(
      FunctionMetadata function,
      Value trigger,
      Map<String, Value> metadata,
      FailureDetector detector) {
    Map<String, Value> inputs = new HashMap<>(clientInputs.apply(function));
    inputs.put(function.trigger().name(), trigger);
    return worker.invoke(
        function.name(), new Invocation(InvocationId.next(), REASON, inputs, metadata), detector);
  }
}

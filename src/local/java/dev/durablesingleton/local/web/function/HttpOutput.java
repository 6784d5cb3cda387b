package dev.durablesingleton.local.web.function;

import dev.durablesingleton.local.functionapp.Binding;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.worker.Invocation.Outcome;
import dev.durablesingleton.local.worker.Value;

/** Finds the HTTP output of a function. */
public final class HttpOutput {

  private static final String RETURN_VALUE = "$return";

  private HttpOutput() {}

  /** The value of the HTTP output binding; {@link Value.None} if there is no such binding. */
  public static Value of(FunctionMetadata function, Outcome.Returned returned) {
    for (Binding binding : function.bindings()) {
      if ("http".equalsIgnoreCase(binding.type())) {
        return RETURN_VALUE.equals(binding.name())
            ? returned.returned()
            : returned.outputs().getOrDefault(binding.name(), new Value.None());
      }
    }
    return new Value.None();
  }
}

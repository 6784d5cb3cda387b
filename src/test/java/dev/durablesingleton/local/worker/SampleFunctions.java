package dev.durablesingleton.local.worker;

import com.google.gson.JsonObject;
import dev.durablesingleton.local.functionapp.Binding;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.worker.sample.Functions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Metadata and calls for the sample functions. */
final class SampleFunctions {

  static final String ID = "8c1f0e9e-0f3a-4f0e-9f57-1f2d3c4b5a69";

  private SampleFunctions() {}

  /** A function of {@link Functions} under its method's name, with these output bindings. */
  static FunctionMetadata function(String method, String... outputs) {
    return entryPoint(method, Functions.class.getName() + "." + method, outputs);
  }

  static FunctionMetadata entryPoint(String name, String entryPoint, String... outputs) {
    List<Binding> bindings = new ArrayList<>();
    bindings.add(new Binding("in", "activityTrigger", "in", new JsonObject()));
    bindings.add(new Binding("req", "httpTrigger", "in", new JsonObject()));
    for (String output : outputs) {
      bindings.add(new Binding(output, "http", "out", new JsonObject()));
    }
    return new FunctionMetadata(
        name, "../app.jar", entryPoint, bindings, new JsonObject(), false, null);
  }

  static Invocation call(Value in) {
    return new Invocation(ID, "(null)", Map.of("in", in), Map.of());
  }

  static Invocation http(Value body, Map<String, Value> metadata) {
    Value request = new Value.Request("http://localhost/api/x", "post", Map.of(), Map.of(), body);
    return new Invocation(ID, "a test", Map.of("req", request), metadata);
  }
}

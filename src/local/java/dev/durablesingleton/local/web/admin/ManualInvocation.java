package dev.durablesingleton.local.web.admin;

import com.google.gson.JsonElement;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.json.Json;
import dev.durablesingleton.local.web.function.FunctionCaller;
import dev.durablesingleton.local.web.http.HttpRequest;
import dev.durablesingleton.local.web.http.HttpResponse;
import dev.durablesingleton.local.web.http.MediaType;
import dev.durablesingleton.local.worker.Invocation;
import dev.durablesingleton.local.worker.InvocationId;
import dev.durablesingleton.local.worker.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** {@code POST /admin/functions/{name}}: runs a function with any trigger in the background. */
final class ManualInvocation {

  private static final String REASON =
      "This function was programmatically called via the host APIs.";

  private final FunctionCaller caller;
  private final Function<FunctionMetadata, Map<String, Value>> otherInputs;
  private final Executor executor;

  ManualInvocation(
      FunctionCaller caller,
      Function<FunctionMetadata, Map<String, Value>> otherInputs,
      Executor executor) {
    this.caller = caller;
    this.otherInputs = otherInputs;
    this.executor = executor;
  }

  /** Responds with 202 before the function has run. */
  HttpResponse run(FunctionMetadata function, HttpRequest request) {
    String type = request.head().headers().get(HttpHeader.CONTENT_TYPE);
    if (!MediaType.of(type).isJson() || request.body().length == 0) {
      return HttpResponse.empty(415);
    }
    JsonElement body = Json.onlyValue(request.text()).orElse(null);
    if (body == null || !body.isJsonObject() || !isInput(body.getAsJsonObject().get("input"))) {
      return HttpResponse.empty(400);
    }
    JsonElement input = body.getAsJsonObject().get("input");
    boolean absent = input == null || input.isJsonNull();
    Value value = absent ? new Value.None() : new Value.Text(input.getAsString());
    executor.execute(() -> caller.invoke(function.name(), invocation(function, value)));
    return HttpResponse.empty(202);
  }

  private static boolean isInput(@Nullable JsonElement input) {
    return input == null
        || input.isJsonNull()
        || (input.isJsonPrimitive() && input.getAsJsonPrimitive().isString());
  }

  private Invocation invocation(FunctionMetadata function, Value input) {
    Map<String, Value> inputs = new HashMap<>(otherInputs.apply(function));
    if (function.hasTrigger()) {
      inputs.put(function.trigger().name(), input);
    }
    return new Invocation(InvocationId.next(), REASON, inputs, Map.of());
  }
}

package dev.durablesingleton.local.triggers;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.durablesingleton.local.functionapp.Binding;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.json.Json;
import dev.durablesingleton.local.worker.Value;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The value of {@code durableClient} bindings: how a function's durable client reaches the task
 * hub. Fields, order and texts are those of the Durable extension 3.19.0. Thread-safe.
 */
public final class DurableClientBinding {
  private static final String TYPE = "durableClient";

  private final String hubName;
  private final int rpcPort;
  private final int httpPort;
  private final Supplier<String> systemKey;

  /** By function. */
  private final Map<String, Inputs> inputs = new ConcurrentHashMap<>();

  /** The values of a function's bindings as long as this is the key. */
  private record Inputs(String systemKey, Map<String, Value> values) {}

  /**
   * @param rpcPort the gRPC port of the task hub
   * @param systemKey the current key of the extension's webhooks, part of every management URL
   */
  public DurableClientBinding(
      String hubName, int rpcPort, int httpPort, Supplier<String> systemKey) {
    this.hubName = hubName;
    this.rpcPort = rpcPort;
    this.httpPort = httpPort;
    this.systemKey = systemKey;
  }

  /** Returns the values of a function's durable client bindings, by binding name. */
  public Map<String, Value> inputsOf(FunctionMetadata function) {
    String key = systemKey.get();
    Inputs known = inputs.get(function.name());
    if (known == null || !known.systemKey().equals(key)) {
      known = new Inputs(key, values(function, key));
      inputs.put(function.name(), known);
    }
    return known.values();
  }

  private Map<String, Value> values(FunctionMetadata function, String key) {
    return function.bindings().stream()
        .filter(DurableClientBinding::isClient)
        .collect(Collectors.toUnmodifiableMap(Binding::name, binding -> value(binding, key)));
  }

  static boolean isClient(Binding binding) {
    return TYPE.equalsIgnoreCase(binding.type());
  }

  private Value value(Binding binding, String key) {
    String hub = binding.text("taskHub");
    JsonObject value = new JsonObject();
    value.addProperty("taskHubName", hub == null || hub.isEmpty() ? hubName : hub);
    value.addProperty("connectionName", binding.text("connectionName"));
    value.add("creationUrls", JsonNull.INSTANCE);
    value.add("managementUrls", JsonNull.INSTANCE);
    value.add("baseUrl", JsonNull.INSTANCE);
    value.addProperty("requiredQueryStringParameters", "code=" + key);
    value.addProperty("rpcBaseUrl", "http://127.0.0.1:" + rpcPort);
    value.addProperty(
        "httpBaseUrl", "http://localhost:" + httpPort + "/runtime/webhooks/durabletask");
    value.addProperty("useForwardedHost", false);
    value.addProperty("maxGrpcMessageSizeInBytes", 4 * 1024 * 1024);
    value.addProperty("grpcHttpClientTimeout", "\"00:01:40\"");
    return new Value.Text(Json.compact(value));
  }
}

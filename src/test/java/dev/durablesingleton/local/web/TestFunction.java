package dev.durablesingleton.local.web;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.durablesingleton.local.functionapp.Binding;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.worker.Invocation;
import dev.durablesingleton.local.worker.Value;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A function for a test: its metadata and its code. */
public record TestFunction(FunctionMetadata metadata, Function<Invocation, Value> code) {

  private static final Binding RETURN =
      binding("{'name':'$return','type':'http','direction':'out'}");

  /** An HTTP function; {@code trigger} has the other properties of its binding. */
  public static TestFunction http(String name, String trigger, Function<Invocation, Value> code) {
    JsonObject properties = JsonParser.parseString("{" + trigger + "}").getAsJsonObject();
    properties.addProperty("name", "req");
    properties.addProperty("type", "httpTrigger");
    properties.addProperty("direction", "in");
    Binding binding = new Binding("req", "httpTrigger", "in", properties);
    return of(name, List.of(binding, RETURN), false, code);
  }

  /** An anonymous HTTP function for any method that returns a text. */
  public static TestFunction returning(String name, String route, String text) {
    return http(
        name,
        "'route':'" + route + "','authLevel':'ANONYMOUS'",
        call -> new Value.Response(200, Map.of(), new Value.Text(text)));
  }

  /** A function without an HTTP trigger. */
  public static TestFunction activity(String name, Function<Invocation, Value> code) {
    Binding trigger = binding("{'name':'input','type':'activityTrigger','direction':'in'}");
    return of(name, List.of(trigger), false, code);
  }

  /** An entity function, which the site's own work runs. */
  public static TestFunction entity(String name) {
    Binding trigger = binding("{'name':'req','type':'entityTrigger','direction':'in'}");
    return of(name, List.of(trigger), false, call -> new Value.None());
  }

  /** The same function, disabled. */
  public TestFunction disabled() {
    return of(metadata.name(), metadata.bindings(), true, code);
  }

  private static TestFunction of(
      String name, List<Binding> bindings, boolean disabled, Function<Invocation, Value> code) {
    return new TestFunction(
        new FunctionMetadata(
            name, "../app.jar", "app.App.run", bindings, new JsonObject(), disabled, null),
        code);
  }

  private static Binding binding(String json) {
    JsonObject properties = JsonParser.parseString(json).getAsJsonObject();
    return new Binding(
        properties.get("name").getAsString(),
        properties.get("type").getAsString(),
        properties.get("direction").getAsString(),
        properties);
  }
}

package dev.durablesingleton.local.functionapp;

import com.google.gson.JsonObject;
import java.util.List;

/**
 * A function as its folder in the package describes it.
 *
 * @param entryPoint {@code <binary class name>.<method>}
 * @param config the whole {@code function.json}
 * @param disabled by the setting {@code AzureWebJobs.<name>.Disabled}
 * @param error why the host leaves it out, in the host's words; null for a sound function
 */
public record FunctionMetadata(
    String name,
    String scriptFile,
    String entryPoint,
    List<Binding> bindings,
    JsonObject config,
    boolean disabled,
    String error) {

  public FunctionMetadata {
    bindings = List.copyOf(bindings);
  }

  /**
   * Whether the host knows it as a function at all; false where its folder name, its bindings or
   * its script file are so wrong that even {@code /admin/functions} leaves it out.
   */
  public boolean isDefined() {
    return !bindings.isEmpty();
  }

  /** Whether its code is in a jar. */
  public boolean isJava() {
    return scriptFile != null && scriptFile.endsWith(".jar");
  }

  /** The binding that starts the function; null when it has none. */
  public Binding trigger() {
    return bindings.stream().filter(Binding::isTrigger).findFirst().orElse(null);
  }

  /** Whether the function is started by this type of trigger, in any letter case. */
  public boolean isTriggeredBy(String type) {
    return trigger() != null && trigger().type().equalsIgnoreCase(type);
  }

  /** The same function, with this error; null for none. */
  FunctionMetadata withError(String problem) {
    return new FunctionMetadata(name, scriptFile, entryPoint, bindings, config, disabled, problem);
  }
}

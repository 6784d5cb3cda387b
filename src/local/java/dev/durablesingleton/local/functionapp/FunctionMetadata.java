package dev.durablesingleton.local.functionapp;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A function as described by its folder in the package. Immutable.
 *
 * @param entryPoint {@code <binary class name>.<method>}
 * @param config the complete {@code function.json}
 * @param disabled whether the setting {@code AzureWebJobs.<name>.Disabled} is true
 * @param error the host's message if it does not load the function; null for a valid function
 */
public record FunctionMetadata(
    String name,
    @Nullable String scriptFile,
    @Nullable String entryPoint,
    List<Binding> bindings,
    JsonObject config,
    boolean disabled,
    @Nullable String error) {

  public FunctionMetadata {
    bindings = List.copyOf(bindings);
  }

  /** Whether its code is in a jar. */
  public boolean isJava() {
    return scriptFile != null && scriptFile.endsWith(".jar");
  }

  /** Whether a binding starts the function; false only if the function has an error. */
  public boolean hasTrigger() {
    return bindings.stream().anyMatch(Binding::isTrigger);
  }

  /**
   * The binding that starts the function.
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  public Binding trigger() {
    return bindings.stream().filter(Binding::isTrigger).findFirst().orElseThrow();
  }

  /** Whether the function is started by this type of trigger, ignoring case. */
  public boolean isTriggeredBy(String type) {
    return hasTrigger() && trigger().type().equalsIgnoreCase(type);
  }

  /** The route and methods of an HTTP trigger; empty if another trigger starts the function. */
  public Optional<HttpTrigger> httpTrigger() {
    return isTriggeredBy(HttpTrigger.TYPE)
        ? Optional.of(HttpTrigger.of(name, trigger()))
        : Optional.empty();
  }

  /**
   * The function's own retry policy; empty if it has none.
   *
   * @throws PackageException with one sentence, if the policy is invalid
   */
  public Optional<RetryPolicy> retry() throws PackageException {
    return RetryPolicy.of(config);
  }

  /** Returns this function with another error; null for none. */
  FunctionMetadata withError(@Nullable String problem) {
    return new FunctionMetadata(name, scriptFile, entryPoint, bindings, config, disabled, problem);
  }
}

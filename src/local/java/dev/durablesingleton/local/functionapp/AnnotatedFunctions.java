package dev.durablesingleton.local.functionapp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads functions from annotated classes instead of a package folder and describes each as the
 * Azure Functions Maven plugin does in its {@code function.json}.
 */
public final class AnnotatedFunctions {

  private static final String RETURN = "$return";

  private static final List<String> RETRY_ANNOTATIONS =
      List.of(
          ForeignAnnotation.LIBRARY + "FixedDelayRetry",
          ForeignAnnotation.LIBRARY + "ExponentialBackoffRetry");

  private final String scriptFile;

  private AnnotatedFunctions(String scriptFile) {
    this.scriptFile = scriptFile;
  }

  /**
   * Returns the methods that have a {@code FunctionName}, sorted by function name.
   *
   * @param scriptFile the jar that contains the classes, relative to a function's folder: {@code
   *     ../app.jar}
   * @param classes of any class loader
   * @throws IllegalArgumentException if two methods declare the same function name, ignoring case
   */
  public static List<FunctionMetadata> of(String scriptFile, Class<?>... classes) {
    return List.copyOf(new AnnotatedFunctions(scriptFile).functions(classes));
  }

  private Collection<FunctionMetadata> functions(Class<?>... classes) {
    TreeMap<String, FunctionMetadata> functions = new TreeMap<>();
    for (Class<?> type : classes) {
      for (Method method : type.getDeclaredMethods()) {
        Optional<ForeignAnnotation> name =
            ForeignAnnotation.of(method, ForeignAnnotation.LIBRARY + "FunctionName");
        if (name.isPresent() && !method.isBridge()) {
          FunctionMetadata function = describe(name.get().requiredText("value"), method);
          FunctionMetadata other =
              functions.put(function.name().toUpperCase(Locale.ROOT), function);
          if (other != null) {
            throw new IllegalArgumentException(
                "'%s' and '%s' both declare the function '%s'; rename one of them."
                    .formatted(other.entryPoint(), function.entryPoint(), function.name()));
          }
        }
      }
    }
    return functions.values();
  }

  private FunctionMetadata describe(String name, Method method) {
    List<Binding> bindings = bindings(method);
    JsonArray list = new JsonArray();
    bindings.forEach(binding -> list.add(binding.properties()));
    String entryPoint = method.getDeclaringClass().getName() + "." + method.getName();
    JsonObject config = new JsonObject();
    config.addProperty("scriptFile", scriptFile);
    config.addProperty("entryPoint", entryPoint);
    config.add("bindings", list);
    retry(method).ifPresent(retry -> config.add("retry", retry));
    return new FunctionMetadata(
        name, scriptFile, entryPoint, bindings, config, false, BindingRules.problem(bindings));
  }

  private static Optional<JsonObject> retry(Method method) {
    return RETRY_ANNOTATIONS.stream()
        .flatMap(type -> ForeignAnnotation.of(method, type).stream())
        .findFirst()
        .map(BindingAnnotation::allMembers);
  }

  private static List<Binding> bindings(Method method) {
    List<Binding> bindings = new ArrayList<>();
    for (Parameter parameter : method.getParameters()) {
      ForeignAnnotation.of(parameter).stream()
          .flatMap(annotation -> BindingAnnotation.read(annotation).stream())
          .forEach(bindings::add);
    }
    if (method.getReturnType() != void.class) {
      ForeignAnnotation.of(method).stream()
          .flatMap(annotation -> BindingAnnotation.read(annotation).stream())
          .map(binding -> binding.named(RETURN))
          .forEach(bindings::add);
      if (bindings.stream().anyMatch(binding -> "httpTrigger".equals(binding.type()))
          && bindings.stream().noneMatch(binding -> RETURN.equals(binding.name()))) {
        bindings.add(BindingAnnotation.minimal(RETURN, "http", "out"));
      }
    }
    return bindings;
  }
}

package dev.durablesingleton.local.worker;

import dev.durablesingleton.local.functionapp.Binding;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns what a package says of its functions into methods that can be called. */
final class FunctionLoader {

  private final ClassLoader classes;
  private final ValueConverter conversions;
  private WorkerExtensions services;
  private Throwable servicesFailure;

  FunctionLoader(ClassLoader classes, InvocationListener watch) {
    this.classes = classes;
    this.conversions = new ValueConverter(classes);
    try {
      services = WorkerExtensions.load(classes, watch);
    } catch (Throwable failure) {
      servicesFailure = failure;
    }
  }

  /**
   * Never throws. Errors are caught as well, unlike in the real worker, where one at load leaves
   * the host waiting for an answer.
   */
  LoadedFunction load(FunctionMetadata function, FunctionLog log) {
    if (servicesFailure != null) {
      return new LoadedFunction.Unloadable(servicesFailure, log);
    }
    try {
      EntryPoint entryPoint = EntryPoint.of(function);
      Set<String> outputs =
          function.bindings().stream()
              .filter(Binding::isOutput)
              .map(Binding::name)
              .collect(Collectors.toSet());
      FunctionMethod method =
          FunctionMethod.of(
              entryPoint.method(function.name(), classes), outputs, conversions, services);
      return new LoadedFunction.Callable(method, services, log);
    } catch (Throwable failure) {
      return new LoadedFunction.Unloadable(failure, log);
    }
  }
}

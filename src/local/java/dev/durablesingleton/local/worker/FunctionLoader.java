package dev.durablesingleton.local.worker;

import dev.durablesingleton.local.functionapp.Binding;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import java.util.Set;
import java.util.stream.Collectors;

/** Resolves the metadata of functions to methods. */
final class FunctionLoader {

  private final ClassLoader classes;
  private final ValueConverter converter;
  private WorkerExtensions extensions;
  private Throwable extensionsFailure;

  FunctionLoader(ClassLoader classes, InvocationListener listener) {
    this.classes = classes;
    this.converter = new ValueConverter(new CodecLoader(classes)::codec);
    try {
      extensions = WorkerExtensions.load(classes, listener);
    } catch (Throwable failure) {
      extensionsFailure = failure;
    }
  }

  /**
   * Never throws. Unlike the Java worker, which never answers the host after an {@link Error} at
   * load, this catches errors too.
   */
  LoadedFunction load(FunctionMetadata function, FunctionLog log) {
    if (extensionsFailure != null) {
      return new LoadedFunction.Unloadable(extensionsFailure, log);
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
              entryPoint.method(function.name(), classes), outputs, converter, extensions);
      return new LoadedFunction.Ready(method, extensions, log);
    } catch (Throwable failure) {
      return new LoadedFunction.Unloadable(failure, log);
    }
  }
}

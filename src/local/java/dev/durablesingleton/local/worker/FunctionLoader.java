package dev.durablesingleton.local.worker;

import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.functionapp.RetryPolicy;
import dev.durablesingleton.local.worker.FunctionWorker.Options;
import java.util.List;
import java.util.Optional;

/** Resolves the metadata of functions to methods. */
final class FunctionLoader {

  private final Options options;
  private final ValueConverter converter;
  private WorkerExtensions extensions;
  private Throwable extensionsFailure;

  FunctionLoader(Options options) {
    this.options = options;
    this.converter = new ValueConverter(new CodecLoader(options.classes())::codec);
    try {
      extensions = WorkerExtensions.load(options.classes(), options.listener());
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
      FunctionMethod method =
          FunctionMethod.of(
              entryPoint.method(function.name(), options.classes()),
              function,
              converter,
              extensions);
      List<String> unbound = method.unboundNames(function);
      if (!unbound.isEmpty()) {
        log.unbound(unbound);
      }
      Optional<RetryPolicy> retry = function.retry().or(options::defaultRetry);
      UnservedOutputs outputs = UnservedOutputs.of(function, options.ignoresOutputs());
      return new LoadedFunction.Ready(method, extensions, outputs, retry, log);
    } catch (Throwable failure) {
      return new LoadedFunction.Unloadable(failure, log);
    }
  }
}

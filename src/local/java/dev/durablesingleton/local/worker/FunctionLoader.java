package dev.durablesingleton.local.worker;

import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.functionapp.RetryPolicy;
import dev.durablesingleton.local.worker.FunctionWorker.Options;
import java.util.List;

/** Resolves the metadata of functions to methods. */
final class FunctionLoader {

  private final Options options;
  private final ValueConverter converter;
  private final Extensions extensions;

  FunctionLoader(Options options) {
    this.options = options;
    this.converter = new ValueConverter(new CodecLoader(options.classes())::codec);
    this.extensions = load(options.classes(), options.listener());
  }

  /** The package's extensions; every function fails to load if they did. */
  private interface Extensions {
    WorkerExtensions get() throws Throwable;
  }

  private static Extensions load(ClassLoader classes, InvocationListener listener) {
    try {
      WorkerExtensions loaded = WorkerExtensions.load(classes, listener);
      return () -> loaded;
    } catch (Throwable failure) {
      return () -> {
        throw failure;
      };
    }
  }

  /**
   * Never throws. Unlike the Java worker, which never answers the host after an {@link Error} at
   * load, this catches errors too.
   */
  LoadedFunction load(FunctionMetadata function, FunctionLog log) {
    try {
      WorkerExtensions loaded = extensions.get();
      EntryPoint entryPoint = EntryPoint.of(function);
      FunctionMethod method =
          FunctionMethod.of(
              entryPoint.method(function.name(), options.classes()), function, converter, loaded);
      List<String> unbound = method.unboundNames(function);
      if (!unbound.isEmpty()) {
        log.unbound(unbound);
      }
      RetryPolicy retry = function.retry().orElse(options.defaultRetry());
      UnservedOutputs outputs = UnservedOutputs.of(function, options.ignoresOutputs());
      return new LoadedFunction.Ready(method, loaded, outputs, retry, log);
    } catch (Throwable failure) {
      return new LoadedFunction.Unloadable(failure, log);
    }
  }
}

package dev.durablesingleton.local.triggers;

import dev.durablesingleton.local.functionapp.FunctionMetadata;
import java.lang.reflect.Method;
import java.util.Collection;

/**
 * Makes one status query with the package's own durable client. Loading its classes is most of what
 * the first start on a new host would wait for.
 */
public final class ClientWarmUp {
  private static final String SDK = "com.microsoft.durabletask.";
  private static final String NO_INSTANCE = "";

  private ClientWarmUp() {}

  /** Whether any of the functions has a durable client binding. */
  public static boolean appliesTo(Collection<FunctionMetadata> functions) {
    return functions.stream()
        .flatMap(function -> function.bindings().stream())
        .anyMatch(DurableClientBinding::isClient);
  }

  /**
   * Makes the query and waits for its end. Sets the context class loader of the thread, which
   * should not be used for anything else. A package without the SDK, or with an incompatible one,
   * is ignored.
   *
   * @param classes the package's class loader
   * @param rpcPort the gRPC port of the task hub
   */
  public static void run(ClassLoader classes, int rpcPort) {
    // As for a function's call: gRPC looks up its services with it, once per class loader.
    Thread.currentThread().setContextClassLoader(classes);
    try {
      Class<?> builders = classes.loadClass(SDK + "DurableTaskGrpcClientBuilder");
      Object builder = builders.getConstructor().newInstance();
      builders.getMethod("port", int.class).invoke(builder, rpcPort);
      Method query =
          classes
              .loadClass(SDK + "DurableTaskClient")
              .getMethod("getInstanceMetadata", String.class, boolean.class);
      try (AutoCloseable client = (AutoCloseable) builders.getMethod("build").invoke(builder)) {
        query.invoke(client, NO_INSTANCE, false);
      }
    } catch (Exception | LinkageError ignored) {
      // The package's own first call reports what is wrong.
    }
  }
}

package dev.durablesingleton.local.triggers;

import dev.durablesingleton.local.functionapp.FunctionMetadata;
import java.lang.reflect.Method;
import java.util.Collection;

/**
 * Has the package's own durable client make a call that asks for nothing. Loading its classes is
 * most of what the first start on a new host would wait for.
 */
public final class ClientWarmUp {
  private static final String SDK = "com.microsoft.durabletask.";
  private static final String NO_INSTANCE = "";

  private ClientWarmUp() {}

  /** Whether the functions have a use for it. */
  public static boolean concerns(Collection<FunctionMetadata> functions) {
    return functions.stream()
        .flatMap(function -> function.bindings().stream())
        .anyMatch(DurableClientBinding::isClient);
  }

  /**
   * Makes the call on a thread that is given up for it, and waits for its end. A package without
   * the SDK, or with one of its own kind, starts as well without.
   *
   * @param classes the package's
   */
  public static void run(ClassLoader classes, int rpcPort) {
    // As for a function's call: the SDK looks for services by it, once and for good.
    Thread.currentThread().setContextClassLoader(classes);
    try {
      Class<?> builders = classes.loadClass(SDK + "DurableTaskGrpcClientBuilder");
      Object builder = builders.getConstructor().newInstance();
      builders.getMethod("port", int.class).invoke(builder, rpcPort);
      Method ask =
          classes
              .loadClass(SDK + "DurableTaskClient")
              .getMethod("getInstanceMetadata", String.class, boolean.class);
      try (AutoCloseable client = (AutoCloseable) builders.getMethod("build").invoke(builder)) {
        ask.invoke(client, NO_INSTANCE, false);
      }
    } catch (Exception | LinkageError unfit) {
      // What is wrong is told by the package's own first call.
    }
  }
}

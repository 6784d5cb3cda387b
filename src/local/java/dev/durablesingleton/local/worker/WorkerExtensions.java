package dev.durablesingleton.local.worker;

import com.microsoft.azure.functions.internal.spi.middleware.Middleware;
import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * A package's extensions of the worker, found by {@link ServiceLoader}, shared by all its
 * functions.
 *
 * @param injector creates the instances of function classes; null for the default
 * @param listener observes how methods end
 */
record WorkerExtensions(
    ClassLoader classes,
    List<Middleware> middlewares,
    @Nullable FunctionInstanceInjector injector,
    InvocationListener listener) {

  static WorkerExtensions load(ClassLoader classes, InvocationListener listener) {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(classes);
    try {
      return new WorkerExtensions(
          classes,
          providers(Middleware.class, classes),
          onlyInjector(providers(FunctionInstanceInjector.class, classes)),
          listener);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private static <T> List<T> providers(Class<T> service, ClassLoader classes) {
    List<T> providers = new ArrayList<>();
    ServiceLoader.load(service, classes).forEach(providers::add);
    return List.copyOf(providers);
  }

  private static @Nullable FunctionInstanceInjector onlyInjector(
      List<FunctionInstanceInjector> injectors) {
    if (injectors.size() > 1) {
      throw new RuntimeException(
          "Customer function app has multiple FunctionInstanceInjector implementations");
    }
    return injectors.isEmpty() ? null : injectors.get(0);
  }
}

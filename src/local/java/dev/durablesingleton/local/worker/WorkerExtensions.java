package dev.durablesingleton.local.worker;

import com.microsoft.azure.functions.internal.spi.middleware.Middleware;
import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * What a package registers to take part in its functions' calls. One of each for the whole package.
 *
 * @param injector makes the instances that functions are called on; null for the default
 * @param watch is told how methods end
 */
record WorkerExtensions(
    ClassLoader classes,
    List<Middleware> middlewares,
    FunctionInstanceInjector injector,
    InvocationListener watch) {

  static WorkerExtensions load(ClassLoader classes, InvocationListener watch) {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(classes);
    try {
      return new WorkerExtensions(
          classes,
          providers(Middleware.class, classes),
          onlyInjector(providers(FunctionInstanceInjector.class, classes)),
          watch);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private static <T> List<T> providers(Class<T> service, ClassLoader classes) {
    List<T> providers = new ArrayList<>();
    ServiceLoader.load(service, classes).forEach(providers::add);
    return List.copyOf(providers);
  }

  private static FunctionInstanceInjector onlyInjector(List<FunctionInstanceInjector> injectors) {
    if (injectors.size() > 1) {
      throw new RuntimeException(
          "Customer function app has multiple FunctionInstanceInjector implementations");
    }
    return injectors.isEmpty() ? null : injectors.get(0);
  }
}

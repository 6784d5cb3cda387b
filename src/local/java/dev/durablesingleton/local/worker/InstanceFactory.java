package dev.durablesingleton.local.worker;

import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/** Creates the instance for one call of a function. */
@FunctionalInterface
interface InstanceFactory {

  Object create() throws Exception;

  /** Uses the package's injector for every call, or the default constructor if there is none. */
  static InstanceFactory of(Class<?> type, @Nullable FunctionInstanceInjector injector) {
    if (injector != null) {
      return () -> injector.getInstance(type);
    }
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      return () -> construct(constructor);
    } catch (NoSuchMethodException e) {
      // As in the worker, the function loads, and every call of it fails.
      return () -> construct(type.getDeclaredConstructor());
    }
  }

  private static Object construct(Constructor<?> constructor) throws Exception {
    try {
      return constructor.newInstance();
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }
}

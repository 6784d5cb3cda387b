package dev.durablesingleton.local.worker;

import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;

/** Makes the instance for one call of a function. */
@FunctionalInterface
interface InstanceFactory {

  Object next() throws Exception;

  /** Asks the package's injector every time; without one, calls the default constructor. */
  static InstanceFactory of(Class<?> type, FunctionInstanceInjector injector) {
    if (injector != null) {
      return () -> injector.getInstance(type);
    }
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      return () -> construct(constructor);
    } catch (NoSuchMethodException e) {
      // A function without one loads, and fails when it is called.
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

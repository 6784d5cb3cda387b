package dev.durablesingleton.local.worker.sample;

import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;

/** Creates the function class without a default constructor; others with theirs. */
public final class Injector implements FunctionInstanceInjector {

  @Override
  public <T> T getInstance(Class<T> type) throws Exception {
    return type == Functions.NoDefaultConstructor.class
        ? type.cast(new Functions.NoDefaultConstructor(1))
        : type.getDeclaredConstructor().newInstance();
  }
}

package dev.durablesingleton.local.transport.grpc;

import io.grpc.ManagedChannelBuilder;
import io.grpc.ManagedChannelProvider;
import io.grpc.ManagedChannelProvider.ProviderNotFoundException;
import io.grpc.ManagedChannelRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;

/**
 * Builds channels by the registered provider that gRPC would have taken without ours. Reflection is
 * needed, because gRPC shows neither the list of providers nor their methods to other providers.
 */
final class NextProvider {

  private final ManagedChannelProvider ours;
  private final Method providers;
  private final Method forAddress;
  private final Method forTarget;

  private NextProvider(ManagedChannelProvider ours) throws ReflectiveOperationException {
    this.ours = ours;
    providers = accessible(ManagedChannelRegistry.class, "providers");
    forAddress =
        accessible(ManagedChannelProvider.class, "builderForAddress", String.class, int.class);
    forTarget = accessible(ManagedChannelProvider.class, "builderForTarget", String.class);
  }

  /**
   * Prepares the calls of gRPC.
   *
   * @throws ReflectiveOperationException if this gRPC library lacks one of the methods
   */
  static NextProvider after(ManagedChannelProvider ours) throws ReflectiveOperationException {
    return new NextProvider(ours);
  }

  ManagedChannelBuilder<?> builderForAddress(String name, int port) {
    return (ManagedChannelBuilder<?>) call(forAddress, provider(), name, port);
  }

  ManagedChannelBuilder<?> builderForTarget(String target) {
    return (ManagedChannelBuilder<?>) call(forTarget, provider(), target);
  }

  /** Providers that are available, the one with the highest priority first. */
  private Object provider() {
    List<?> registered = (List<?>) call(providers, ManagedChannelRegistry.getDefaultRegistry());
    return registered.stream()
        .filter(provider -> provider != ours)
        .findFirst()
        .orElseThrow(
            () ->
                new ProviderNotFoundException(
                    "No functional channel service provider found. Try adding a dependency on the"
                        + " grpc-okhttp, grpc-netty, or grpc-netty-shaded artifact"));
  }

  private static Method accessible(Class<?> type, String name, Class<?>... parameters)
      throws NoSuchMethodException {
    Method method = type.getDeclaredMethod(name, parameters);
    method.setAccessible(true);
    return method;
  }

  private static Object call(Method method, Object target, Object... arguments) {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.durablesingleton.local.transport.grpc;

import dev.durablesingleton.local.transport.ClientTransport;
import dev.durablesingleton.local.transport.HubTransport;
import io.grpc.ManagedChannelBuilder;
import io.grpc.ManagedChannelProvider;
import java.net.SocketAddress;
import java.util.Collection;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Builds the channels of a package: those to the task hub's own address call the hub in the
 * process, all others are built by the provider that the package would have used without this one.
 * {@code Grpc.newChannelBuilder}, which asks every provider, is left to the others. gRPC finds this
 * class as a service.
 */
public final class HubChannelProvider extends ManagedChannelProvider {

  /** Above those of gRPC's own transports, of which the highest is 5. */
  private static final int PRIORITY = 10;

  private final ClientTransport transport = ClientTransport.of(HubChannelProvider.class);
  private @Nullable NextProvider next;

  /** Whether the package's gRPC library has all that these classes need. */
  @Override
  protected boolean isAvailable() {
    try {
      next = NextProvider.after(this);
      GrpcFit.check();
      return true;
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      transport.refuse("its gRPC library does not fit (" + e + ")");
      return false;
    }
  }

  @Override
  protected int priority() {
    return PRIORITY;
  }

  @Override
  protected ManagedChannelBuilder<?> builderForAddress(String name, int port) {
    return builder(
        transport.to(name, port).orElse(null),
        name + ":" + port,
        () -> next().builderForAddress(name, port));
  }

  @Override
  protected ManagedChannelBuilder<?> builderForTarget(String target) {
    return builder(
        Target.parse(target)
            .flatMap(address -> transport.to(address.host(), address.port()))
            .orElse(null),
        target,
        () -> next().builderForTarget(target));
  }

  /** None, so that {@code Grpc.newChannelBuilder} skips this provider. */
  @Override
  protected Collection<Class<? extends SocketAddress>> getSupportedSocketAddressTypes() {
    return Set.of();
  }

  private static ManagedChannelBuilder<?> builder(
      @Nullable HubTransport hub, String authority, Supplier<ManagedChannelBuilder<?>> others) {
    return hub == null ? others.get() : new HubChannelBuilder(hub, authority, others);
  }

  private NextProvider next() {
    NextProvider found = next;
    if (found == null) {
      throw new IllegalStateException(
          "gRPC uses a provider without asking whether it is available");
    }
    return found;
  }
}

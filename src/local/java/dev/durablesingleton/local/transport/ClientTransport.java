package dev.durablesingleton.local.transport;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the durable clients of one package call through: the hub, once it is served, or else the
 * gRPC port. Thread-safe.
 */
public final class ClientTransport {

  private volatile @Nullable HubTransport hub;
  private volatile @Nullable String mismatch;
  private volatile boolean used;

  /** Implemented by the class loader of a package; classes that it defines find the hub by it. */
  public interface Owner {

    /** The transport of the package's clients. */
    ClientTransport clientTransport();
  }

  /**
   * The transport of the package that a class was loaded for.
   *
   * @throws IllegalStateException if the class belongs to no package
   */
  public static ClientTransport of(Class<?> type) {
    if (type.getClassLoader() instanceof Owner owner) {
      return owner.clientTransport();
    }
    throw new IllegalStateException(type + " was not loaded by the class loader of a package");
  }

  /** Lets clients that are built from now on call this hub. */
  public void serve(HubTransport served) {
    hub = served;
  }

  /** The hub, for a client of this address; empty if the client must connect to it. */
  public Optional<HubTransport> to(String host, int port) {
    HubTransport served = hub;
    if (served == null || !served.serves(host, port)) {
      return Optional.empty();
    }
    used = true;
    return Optional.of(served);
  }

  /** Notes why the package's gRPC library cannot be used to call in the process. */
  public void refuse(String reason) {
    mismatch = reason;
  }

  /** Why no client has called in the process; empty if one has. */
  public Optional<String> whyUnused() {
    String reason = mismatch;
    return used
        ? Optional.empty()
        : Optional.of(
            reason == null
                ? "its gRPC library is relocated, or did not ask for the host's channel provider"
                : reason);
  }
}

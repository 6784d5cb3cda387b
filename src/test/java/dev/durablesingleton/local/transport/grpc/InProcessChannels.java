package dev.durablesingleton.local.transport.grpc;

import dev.durablesingleton.local.transport.HubTransport;
import io.grpc.ManagedChannelBuilder;

/** Channels that call in the process, in tests without a package and its class loader. */
public final class InProcessChannels {

  private InProcessChannels() {}

  /** A builder as that of a package's client for this address. */
  public static ManagedChannelBuilder<?> builder(HubTransport hub, int port) {
    return new HubChannelBuilder(
        hub, "localhost:" + port, () -> ManagedChannelBuilder.forAddress("localhost", port));
  }
}

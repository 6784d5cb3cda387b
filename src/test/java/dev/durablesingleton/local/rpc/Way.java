package dev.durablesingleton.local.rpc;

import dev.durablesingleton.local.transport.HubTransport;
import dev.durablesingleton.local.transport.grpc.InProcessChannels;
import io.grpc.ManagedChannelBuilder;

/** How a client calls the service; tests run for both, because nothing else may differ. */
enum Way {
  PORT,
  IN_PROCESS;

  /** A builder of a channel without TLS. */
  ManagedChannelBuilder<?> builder(HubTransport hub, int port) {
    ManagedChannelBuilder<?> builder =
        this == PORT
            ? ManagedChannelBuilder.forAddress("localhost", port)
            : InProcessChannels.builder(hub, port);
    return builder.usePlaintext();
  }
}

package dev.durablesingleton.local.rpc;

import io.grpc.Attributes;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServerTransportFilter;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Serves one gRPC service on one port of 127.0.0.1 and, if the machine has it, of ::1, because the
 * SDK's client connects to the name {@code localhost}.
 */
final class LoopbackServers {

  private static final int ATTEMPTS = 20;
  private static final byte[] IPV4 = {127, 0, 0, 1};
  private static final byte[] IPV6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

  private final List<Server> servers = new ArrayList<>();
  private final AtomicInteger connectionsMade = new AtomicInteger();

  private LoopbackServers() {}

  /** Starts on a port; 0 for a port that is free on all addresses. */
  static LoopbackServers start(int port, ServerServiceDefinition service) throws IOException {
    for (int attempt = 1; ; attempt++) {
      LoopbackServers started = new LoopbackServers();
      try {
        started.bind(port, service);
        return started;
      } catch (IOException e) {
        started.servers.forEach(Server::shutdownNow);
        if (port != 0 || attempt == ATTEMPTS) {
          throw taken(port, e);
        }
      }
    }
  }

  int port() {
    return servers.get(0).getPort();
  }

  int connectionsMade() {
    return connectionsMade.get();
  }

  /** Stops accepting calls. */
  void shutDown() {
    servers.forEach(Server::shutdown);
  }

  /** Waits for running calls and cancels the remaining ones. */
  void end(Duration patience) {
    try {
      long end = System.nanoTime() + patience.toNanos();
      for (Server server : servers) {
        server.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    servers.forEach(Server::shutdownNow);
  }

  private void bind(int port, ServerServiceDefinition service) throws IOException {
    listen(InetAddress.getByAddress(IPV4), port, service);
    InetAddress six = InetAddress.getByAddress(IPV6);
    if (NetworkInterface.getByInetAddress(six) != null) {
      listen(six, port(), service);
    }
  }

  private void listen(InetAddress address, int port, ServerServiceDefinition service)
      throws IOException {
    servers.add(unstarted(new InetSocketAddress(address, port), service, new Counting()).start());
  }

  /** Loads the gRPC classes that every server needs. */
  static void loadClasses(ServerServiceDefinition service) {
    unstarted(new InetSocketAddress(0), service, new ServerTransportFilter() {});
  }

  private static Server unstarted(
      InetSocketAddress address, ServerServiceDefinition service, ServerTransportFilter filter) {
    return NettyServerBuilder.forAddress(address)
        .directExecutor()
        .maxInboundMessageSize(MessageLimit.TRANSPORT_BYTES)
        .addTransportFilter(filter)
        .addService(service)
        .build();
  }

  private static IOException taken(int port, IOException cause) {
    BindException failure =
        new BindException(
            "Port %d is in use on this machine's loopback address; choose another one for gRPC."
                .formatted(port));
    failure.initCause(cause);
    return failure;
  }

  private final class Counting extends ServerTransportFilter {
    @Override
    public Attributes transportReady(Attributes attributes) {
      connectionsMade.incrementAndGet();
      return attributes;
    }
  }
}

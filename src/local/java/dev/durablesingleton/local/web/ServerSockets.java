package dev.durablesingleton.local.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;

/** One port, bound on all addresses on which the web server listens. */
public final class ServerSockets {

  private static final int TRIES = 10;
  private static final int BACKLOG = 1024;

  private final List<ServerSocketChannel> channels;

  private ServerSockets(List<ServerSocketChannel> channels) {
    this.channels = channels;
  }

  /**
   * Binds a port before the server starts, so that its number is known; connections wait until
   * then.
   *
   * @param port 0 for one that is free on all addresses
   * @throws PortTakenException if the port is in use
   * @throws IllegalArgumentException if the address is not one of this machine's; the message is
   *     meant for the user
   */
  public static ServerSockets open(ListenAddress listen, int port) throws PortTakenException {
    if (listen.beyond() != null) {
      requireOwn(listen.beyond());
    }
    for (int i = 1; ; i++) {
      List<ServerSocketChannel> channels = new ArrayList<>();
      try {
        int bound = port;
        for (InetAddress address : listen.addresses()) {
          ServerSocketChannel channel = ServerSocketChannel.open(family(address));
          channels.add(channel);
          channel.bind(new InetSocketAddress(address, bound), BACKLOG);
          bound = channel.socket().getLocalPort();
        }
        return new ServerSockets(channels);
      } catch (IOException e) {
        new ServerSockets(channels).close();
        if (port != 0 || i == TRIES) {
          throw new PortTakenException(port, e);
        }
      }
    }
  }

  /** The bound port. */
  public int port() {
    return channels.get(0).socket().getLocalPort();
  }

  /** The bound channels, at least one. */
  List<ServerSocketChannel> channels() {
    return channels;
  }

  /** Otherwise Java would bind an IPv6 socket, and 0.0.0.0 would include the IPv6 addresses. */
  private static StandardProtocolFamily family(InetAddress address) {
    return address instanceof Inet4Address
        ? StandardProtocolFamily.INET
        : StandardProtocolFamily.INET6;
  }

  private static void requireOwn(InetAddress address) {
    try {
      if (!address.isAnyLocalAddress() && NetworkInterface.getByInetAddress(address) == null) {
        throw new IllegalArgumentException(
            "The address %s is not one of this machine's; name one of its own, or 0.0.0.0 for all."
                .formatted(address.getHostAddress()));
      }
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Releases the port; only needed if no server was started on it. */
  public void close() {
    for (ServerSocketChannel channel : channels) {
      try {
        channel.close();
      } catch (IOException e) {
        // The channel was never used, so nothing is lost.
      }
    }
  }
}

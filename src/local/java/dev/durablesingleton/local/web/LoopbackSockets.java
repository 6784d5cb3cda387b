package dev.durablesingleton.local.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Binds one port on all loopback addresses of the machine, because {@code localhost} resolves to
 * {@code 127.0.0.1} or {@code ::1}.
 */
public final class LoopbackSockets {

  private static final String[] ADDRESSES = {"127.0.0.1", "::1"};
  private static final int TRIES = 10;
  private static final int BACKLOG = 1024;

  private final List<ServerSocketChannel> channels;

  private LoopbackSockets(List<ServerSocketChannel> channels) {
    this.channels = channels;
  }

  /**
   * Binds a port before the server starts, so that its number is known; connections wait until
   * then.
   *
   * @param port 0 for one that is free on all addresses
   * @throws PortTakenException if the port is in use
   */
  public static LoopbackSockets open(int port) throws PortTakenException {
    for (int i = 1; ; i++) {
      List<ServerSocketChannel> channels = new ArrayList<>();
      try {
        int bound = port;
        for (InetAddress address : addresses()) {
          ServerSocketChannel channel = ServerSocketChannel.open();
          channels.add(channel);
          channel.bind(new InetSocketAddress(address, bound), BACKLOG);
          bound = channel.socket().getLocalPort();
        }
        return new LoopbackSockets(channels);
      } catch (IOException e) {
        new LoopbackSockets(channels).close();
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

  private static List<InetAddress> addresses() throws IOException {
    List<InetAddress> present = new ArrayList<>();
    for (String address : ADDRESSES) {
      InetAddress candidate = InetAddress.getByName(address);
      if (NetworkInterface.getByInetAddress(candidate) != null) {
        present.add(candidate);
      }
    }
    return present.isEmpty() ? List.of(InetAddress.getByName(ADDRESSES[0])) : present;
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

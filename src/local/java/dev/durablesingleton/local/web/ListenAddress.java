package dev.durablesingleton.local.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the web server listens: always on the machine's loopback addresses, which the host itself
 * and its dashboard use, and on one more address if the user names one. Immutable.
 *
 * @param beyond an address that is not a loopback address; null for loopback only
 */
public record ListenAddress(@Nullable InetAddress beyond) {

  private static final String[] LOOPBACK = {"127.0.0.1", "::1"};
  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

  /** The loopback addresses only. */
  public static ListenAddress loopback() {
    return new ListenAddress(null);
  }

  /**
   * Parses {@code localhost} or an IP address; no name is looked up.
   *
   * @return empty if the text is neither
   */
  public static Optional<ListenAddress> parse(String text) {
    if (text.equalsIgnoreCase("localhost")) {
      return Optional.of(loopback());
    }
    if (!IPV4.matcher(text).matches() && text.indexOf(':') < 0) {
      return Optional.empty();
    }
    try {
      InetAddress address = InetAddress.getByName(text);
      return Optional.of(new ListenAddress(address.isLoopbackAddress() ? null : address));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** Whether other machines cannot connect. */
  public boolean isLoopback() {
    return beyond == null;
  }

  /** The addresses to bind, in this order. */
  List<InetAddress> addresses() throws IOException {
    List<InetAddress> present = new ArrayList<>();
    for (String address : LOOPBACK) {
      InetAddress candidate = InetAddress.getByName(address);
      if (NetworkInterface.getByInetAddress(candidate) != null) {
        present.add(candidate);
      }
    }
    if (present.isEmpty()) {
      present.add(InetAddress.getByName(LOOPBACK[0]));
    }
    InetAddress address = beyond;
    if (address != null) {
      // A wildcard address includes the loopback addresses of its family.
      present.removeIf(
          other -> address.isAnyLocalAddress() && other.getClass() == address.getClass());
      present.add(address);
    }
    return present;
  }
}

package dev.durablesingleton.local.transport.grpc;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The address in a gRPC target, such as {@code localhost:4001} or {@code dns:///[::1]:4001}. */
record Target(String host, int port) {

  private static final Pattern ADDRESS =
      Pattern.compile("(?:dns:///)?([^:/\\[\\]]+|\\[[0-9a-fA-F:]+]):([0-9]{1,5})");

  /** Empty for a target with another scheme, with an authority or without a port. */
  static Optional<Target> parse(String target) {
    Matcher address = ADDRESS.matcher(target);
    return address.matches()
        ? Optional.of(new Target(address.group(1), Integer.parseInt(address.group(2))))
        : Optional.empty();
  }
}

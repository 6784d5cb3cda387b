package dev.durablesingleton.local.launcher;

import java.util.List;

/**
 * The port at which a debugger can attach to the host.
 *
 * @param suspends whether the JVM waits for the debugger before it runs anything
 */
record Debugger(int port, boolean suspends) {

  private static final String AGENT = "jdwp";

  /** Whether a debugger can attach to a JVM with these options. */
  static boolean isIn(List<String> options) {
    return options.stream().anyMatch(option -> option.contains(AGENT));
  }

  /** The JVM's option; only programs of this machine can connect. */
  String jvmOption() {
    return "-agentlib:jdwp=transport=dt_socket,server=y,suspend=%s,address=localhost:%d"
        .formatted(suspends ? "y" : "n", port);
  }
}

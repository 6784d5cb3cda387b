package dev.durablesingleton.local.launcher;

/**
 * The port at which a debugger can attach to the host.
 *
 * @param suspends whether the JVM waits for the debugger before it runs anything
 */
record Debugger(int port, boolean suspends) {

  /** The JVM's option; only programs of this machine can connect. */
  String jvmOption() {
    return "-agentlib:jdwp=transport=dt_socket,server=y,suspend=%s,address=localhost:%d"
        .formatted(suspends ? "y" : "n", port);
  }
}

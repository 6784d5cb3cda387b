/**
 * The Functions app with which the real host's answers to the calls of SDK 1.9.0 were recorded. It
 * needs no newer SDK than this project, because it reads and writes the protocol's bytes itself. It
 * must keep its behavior; new behavior belongs in an app of its own.
 */
package probe.wire;

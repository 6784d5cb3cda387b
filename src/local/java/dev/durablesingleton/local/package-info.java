/**
 * A local Functions host: serves a staged Java package with its Durable functions, without Azure,
 * Core Tools or a storage emulator. {@code cli} starts the host and {@code host} wires its parts;
 * no other package depends on these two.
 *
 * <p>A comment says <em>(recorded)</em> where a rule was measured on the real Functions host; see
 * docs/local-host.md.
 */
@NullMarked
package dev.durablesingleton.local;

import org.jspecify.annotations.NullMarked;

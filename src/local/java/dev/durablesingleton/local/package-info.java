/**
 * A local Functions host: serves a staged Java package with its Durable functions, without Azure,
 * Core Tools or a storage emulator. {@code cli} starts it and {@code host} wires its parts; no part
 * knows either of them.
 */
package dev.durablesingleton.local;

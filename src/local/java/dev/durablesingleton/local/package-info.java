/**
 * A local Functions host: serves a staged Java package with its Durable functions, without Azure,
 * Core Tools or a storage emulator. The rooms below meet here only.
 */
package dev.durablesingleton.local;

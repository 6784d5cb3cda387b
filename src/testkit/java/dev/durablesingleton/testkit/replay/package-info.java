/**
 * Checks that an orchestrator asks for the same work again when its history is replayed. The SDK
 * itself compares nothing but numbers.
 */
package dev.durablesingleton.testkit.replay;

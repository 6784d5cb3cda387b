/**
 * The SDK's side of the tests: requests, contexts, instances, and a task hub with the real engine's
 * weakness.
 */
package dev.durablesingleton.testkit;

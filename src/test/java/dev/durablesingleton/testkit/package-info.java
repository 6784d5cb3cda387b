/**
 * The SDK's side of the tests: requests, contexts, instances, and a task hub with the real engine's
 * weakness; and packages of functions that are compiled with the tests.
 */
package dev.durablesingleton.testkit;

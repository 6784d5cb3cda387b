/** A Durable Functions app that starts an orchestration under a chosen ID exactly once. */
package dev.durablesingleton;

/** A Durable Functions app that starts an orchestration under a chosen ID exactly once. */
@NullMarked
package dev.durablesingleton;

import org.jspecify.annotations.NullMarked;

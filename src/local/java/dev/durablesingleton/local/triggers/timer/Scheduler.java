package dev.durablesingleton.local.triggers.timer;

import java.time.Duration;

/** Runs tasks once after a delay. */
@FunctionalInterface
interface Scheduler {

  void schedule(Duration delay, Runnable task);
}

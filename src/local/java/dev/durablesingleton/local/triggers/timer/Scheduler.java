package dev.durablesingleton.local.triggers.timer;

import java.time.Duration;

/** Rings after a while, once for each call, on a thread of its own. */
@FunctionalInterface
interface Scheduler {

  void after(Duration delay, Runnable ring);
}

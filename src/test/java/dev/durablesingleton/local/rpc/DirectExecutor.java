package dev.durablesingleton.local.rpc;

import dev.durablesingleton.local.concurrent.DaemonThreads;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** Executes tasks on the caller's thread, and delayed ones on a thread of its own. */
final class DirectExecutor extends ScheduledThreadPoolExecutor {

  DirectExecutor() {
    super(1, DaemonThreads.named("direct-executor"));
  }

  @Override
  public void execute(Runnable task) {
    task.run();
  }
}

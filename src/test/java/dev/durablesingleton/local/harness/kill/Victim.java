package dev.durablesingleton.local.harness.kill;

import dev.durablesingleton.fixtures.HostProcess;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Which process of a host is killed. */
enum Victim {
  /** A host without a launcher. */
  HOST,
  LAUNCHER,
  /** The host that a launcher has started, which the launcher replaces. */
  CHILD,
  LAUNCHER_AND_CHILD;

  /** Kills with SIGKILL and waits until no process is left. */
  void kill(HostProcess host) throws InterruptedException {
    List<ProcessHandle> children = host.children();
    if (this == CHILD || this == LAUNCHER_AND_CHILD) {
      children.forEach(ProcessHandle::destroyForcibly);
    }
    if (this == CHILD && !children.isEmpty()) {
      host.awaitLine("A new one continues with the same task hub.");
      host.terminate();
      host.exitCode();
    }
    host.close();
    children.stream().map(ProcessHandle::onExit).forEach(CompletableFuture::join);
  }
}

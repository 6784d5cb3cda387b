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
    if (this == CHILD && !children.isEmpty()) {
      children.forEach(ProcessHandle::destroyForcibly);
      host.awaitLine("A new one continues with the same task hub.");
      host.terminate();
      host.exitCode();
    }
    host.close();
    if (this == LAUNCHER_AND_CHILD) {
      // After the launcher, which would otherwise start another child.
      children.forEach(ProcessHandle::destroyForcibly);
    }
    children.stream().map(ProcessHandle::onExit).forEach(CompletableFuture::join);
  }
}

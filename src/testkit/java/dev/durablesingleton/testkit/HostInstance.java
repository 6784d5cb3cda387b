package dev.durablesingleton.testkit;

import dev.durablesingleton.local.engine.HubOptions;
import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.engine.WorkItems;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.rpc.RpcServer;
import dev.durablesingleton.local.rpc.SidecarOptions;
import dev.durablesingleton.local.store.ActivityTask;
import dev.durablesingleton.local.store.Store;
import dev.durablesingleton.local.triggers.DurableClientBinding;
import dev.durablesingleton.local.triggers.PackageWorkItems;
import dev.durablesingleton.local.worker.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** A host from its start to its death; its hub's store outlives it. Thread-safe. */
final class HostInstance implements HubWorkItems.Host, AutoCloseable {

  private static final String HUB_NAME = "TestHub";
  private static final int USUAL_HTTP_PORT = 7071;

  private record ActivityKey(String executionId, int taskId) {}

  private final HubContext parts;
  private final Runnable successor;
  private final WorkExecutor threads = new WorkExecutor();
  private final TaskHub hub;
  private final AtomicBoolean dead = new AtomicBoolean();
  private final Map<ActivityKey, Boolean> deadlyActivities = new ConcurrentHashMap<>();
  private RpcServer rpc;

  /**
   * Opens the store's hub.
   *
   * @param successor begins the next life when this one ends by accident; on a thread of its own
   */
  HostInstance(HubContext parts, Store store, Runnable successor) {
    this.parts = parts;
    this.successor = successor;
    WorkItems functions =
        new PackageWorkItems(
            parts.functions().all(),
            parts.worker(),
            this::clientInputs,
            Runnable::run,
            Runnable::run,
            parts.log());
    hub =
        TaskHub.openByHand(
            store,
            new HubWorkItems(parts, functions, threads, this),
            // Inputs in the history, for tables and for replays of saved ones.
            new HubOptions(true),
            parts.timekeeper().clock(),
            (workOut, nextTimer) -> {
              if (!isDead()) {
                parts.timekeeper().idle(workOut, nextTimer);
              }
            },
            parts.log());
  }

  TaskHub hub() {
    return hub;
  }

  /** Values of a function's durable client bindings; the first one opens a port. */
  Map<String, Value> clientInputs(FunctionMetadata function) {
    return Functions.bindsClient(function)
        ? new DurableClientBinding(HUB_NAME, port(), USUAL_HTTP_PORT, "test-key").inputsOf(function)
        : Map.of();
  }

  /** Whether a function has asked for a durable client, and so for a port. */
  synchronized boolean hasPort() {
    return rpc != null;
  }

  private synchronized int port() {
    if (rpc == null) {
      try {
        rpc = RpcServer.start(0, hub, SidecarOptions.defaults(HUB_NAME), parts.log());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return rpc.port();
  }

  @Override
  public boolean isDead() {
    return dead.get();
  }

  @Override
  public void die() {
    if (dead.compareAndSet(false, true)) {
      daemon(successor).start();
    }
  }

  @Override
  public void dieWhenKept(WorkItems.Activity activity) {
    deadlyActivities.put(new ActivityKey(activity.executionId(), activity.taskId()), true);
  }

  /** The end of an activity has been kept. */
  void consumed(ActivityTask activity) {
    ActivityKey key = new ActivityKey(activity.executionId(), activity.taskId());
    if (deadlyActivities.remove(key) != null) {
      die();
    }
  }

  /** Ends it; nothing that still runs counts. */
  @Override
  public void close() {
    dead.set(true);
    threads.close();
    synchronized (this) {
      if (rpc != null) {
        rpc.close();
      }
    }
    hub.close();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "test-host");
    thread.setDaemon(true);
    return thread;
  }
}

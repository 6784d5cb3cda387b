package dev.durablesingleton.testkit;

import dev.durablesingleton.local.concurrent.DaemonThreads;
import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.engine.options.HubOptions;
import dev.durablesingleton.local.engine.work.WorkItems;
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
import org.jspecify.annotations.Nullable;

/** A host from its start to its close or crash; the store outlives it. Thread-safe. */
final class HostInstance implements HubWorkItems.Host, AutoCloseable {

  private static final String HUB_NAME = "TestHub";
  private static final int DEFAULT_HTTP_PORT = 7071;

  private record ActivityKey(String executionId, int taskId) {}

  private final HubContext context;
  private final Runnable onCrash;
  private final WorkExecutor executor = new WorkExecutor();
  private final TaskHub hub;
  private final AtomicBoolean crashed = new AtomicBoolean();
  private final Map<ActivityKey, Boolean> crashingActivities = new ConcurrentHashMap<>();
  private @Nullable RpcServer rpc;

  /**
   * Opens the task hub in a store.
   *
   * @param onCrash starts the replacement after a crash; runs on a thread of its own
   */
  HostInstance(HubContext context, Store store, Runnable onCrash) {
    this.context = context;
    this.onCrash = onCrash;
    WorkItems functions =
        new PackageWorkItems(
            context.functions().all(),
            context.worker(),
            this::clientInputs,
            Runnable::run,
            Runnable::run,
            Runnable::run,
            context.log());
    HubWorkItems work = new HubWorkItems(context, functions, executor, this);
    hub =
        TaskHub.openManual(
            store,
            work,
            // The history table shows inputs, and replays compare them.
            new HubOptions(true),
            context.time().clock(),
            (openWorkItems, nextTimer) -> {
              if (!isCrashed()) {
                context.time().onIdle(openWorkItems, work.abandoned(store), nextTimer);
              }
            },
            context.log());
  }

  TaskHub hub() {
    return hub;
  }

  /** Values of a function's durable client bindings; opens a gRPC port if there are any. */
  Map<String, Value> clientInputs(FunctionMetadata function) {
    return LoadedFunctions.bindsClient(function)
        ? new DurableClientBinding(HUB_NAME, port(), DEFAULT_HTTP_PORT, () -> "test-key")
            .inputsOf(function)
        : Map.of();
  }

  /** Whether a function has used a durable client, so that a port is open. */
  synchronized boolean hasPort() {
    return rpc != null;
  }

  private synchronized int port() {
    RpcServer server = rpc;
    if (server == null) {
      try {
        server = RpcServer.start(0, hub, SidecarOptions.defaults(HUB_NAME), context.log());
        rpc = server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return server.port();
  }

  @Override
  public boolean isCrashed() {
    return crashed.get();
  }

  @Override
  public void crash() {
    if (crashed.compareAndSet(false, true)) {
      DaemonThreads.named("test-host").newThread(onCrash).start();
    }
  }

  @Override
  public void crashAfterCommit(WorkItems.Activity activity) {
    crashingActivities.put(new ActivityKey(activity.executionId(), activity.taskId()), true);
  }

  void activityCommitted(ActivityTask activity) {
    ActivityKey key = new ActivityKey(activity.executionId(), activity.taskId());
    if (crashingActivities.remove(key) != null) {
      crash();
    }
  }

  /** Closes the host; results of work that still runs are discarded. */
  @Override
  public void close() {
    crashed.set(true);
    executor.close();
    synchronized (this) {
      if (rpc != null) {
        rpc.close();
      }
    }
    hub.close();
  }
}

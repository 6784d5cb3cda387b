package dev.durablesingleton.local.host;

import dev.durablesingleton.local.builtin.BuiltInActivities;
import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.engine.work.WorkItems;
import dev.durablesingleton.local.functionapp.DurableTaskSettings;
import dev.durablesingleton.local.functionapp.Environment;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.functionapp.FunctionsPackage;
import dev.durablesingleton.local.functionapp.PackageClassLoader;
import dev.durablesingleton.local.lifecycle.BackgroundTask;
import dev.durablesingleton.local.lifecycle.LibraryLogs;
import dev.durablesingleton.local.lifecycle.OpenResources;
import dev.durablesingleton.local.lifecycle.ShutdownDeadline;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.replay.CheckingWorkItems;
import dev.durablesingleton.local.replay.PackageReplay;
import dev.durablesingleton.local.rpc.RpcServer;
import dev.durablesingleton.local.store.Store;
import dev.durablesingleton.local.transport.ClientTransport;
import dev.durablesingleton.local.triggers.ClientWarmUp;
import dev.durablesingleton.local.triggers.DurableClientBinding;
import dev.durablesingleton.local.triggers.PackageLogging;
import dev.durablesingleton.local.triggers.PackageWorkItems;
import dev.durablesingleton.local.triggers.timer.TimerTriggers;
import dev.durablesingleton.local.web.ServerSockets;
import dev.durablesingleton.local.web.WebContext;
import dev.durablesingleton.local.web.WebOptions;
import dev.durablesingleton.local.web.WebServer;
import dev.durablesingleton.local.web.function.FunctionCaller;
import dev.durablesingleton.local.web.keys.KeyStore;
import dev.durablesingleton.local.worker.FunctionWorker;
import dev.durablesingleton.local.worker.FunctionWorker.Options;
import dev.durablesingleton.local.worker.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Starts the parts of a host, two in parallel where neither needs the other, since most of the time
 * goes into loading classes.
 */
final class HostStart {

  /** Time for running calls at shutdown; the whole shutdown stays below 5 seconds. */
  private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(3);

  private final HostOptions options;
  private final FunctionsPackage functions;
  private final DurableTaskSettings settings;
  private final ServerSockets sockets;
  private final HostLog log;
  private final OpenResources opened;
  private final boolean inProcess;
  private final ClientTransport transport = new ClientTransport();
  private final ShutdownDeadline deadline = new ShutdownDeadline(SHUTDOWN_TIMEOUT);

  /** Recovered work may ask for the durable client before the gRPC port is bound. */
  private final CompletableFuture<DurableClientBinding> client = new CompletableFuture<>();

  /**
   * Completed when the warm-up can no longer disturb the initialisation of the package's logging.
   */
  private final CompletableFuture<Void> loggingBound = new CompletableFuture<>();

  HostStart(
      HostOptions options,
      FunctionsPackage functions,
      ServerSockets sockets,
      HostLog log,
      OpenResources opened) {
    this.options = options;
    this.functions = functions;
    this.settings = functions.hostJson().durableTask();
    this.sockets = sockets;
    this.log = log;
    this.opened = opened;
    inProcess = options.clients() == HostOptions.Clients.IN_PROCESS;
  }

  /** The parts of a started host that it is asked for. */
  record Started(RpcServer rpc, TaskHub hub, FunctionWorker worker, ClassLoader classes) {}

  /**
   * Starts all parts. Whatever has been opened is in {@code opened}, also after a failure.
   *
   * @throws UncheckedIOException if the gRPC port cannot be bound
   */
  Started run() {
    LibraryLogs.sendTo(log);
    new Environment(log).export(functions, sockets.port());
    // Never closed: function code may own threads, such as those of its durable client, which load
    // classes until they end. The garbage collector closes the jars.
    PackageClassLoader classes =
        PackageClassLoader.over(functions.classPath(), inProcess ? transport : null, log);
    CompletableFuture<FunctionWorker> loading =
        BackgroundTask.start("load-worker", () -> FunctionWorker.load(workerOptions(classes)));
    Store store = opened.add(HubStorage.open(options, functions), Store::close);
    KeyStore keys = HubStorage.openKeys(options, functions);
    FunctionWorker worker = opened.add(BackgroundTask.join(loading), FunctionWorker::close);
    boolean warmsUp = ClientWarmUp.appliesTo(functions.functions());
    bindLogging(warmsUp, classes);
    FunctionThreads threads = FunctionThreads.of(settings);
    BuiltInActivities workItems = workItems(worker, threads);
    PackageReplay replay =
        opened.add(
            new PackageReplay(workerOptions(classes), this::clientInputs), PackageReplay::close);
    TaskHub hub =
        opened.add(
            openHub(store, new CheckingWorkItems(workItems, replay, threads.turns())),
            TaskHub::close);
    CompletableFuture<RpcServer> starting = BackgroundTask.start("start-rpc", () -> startRpc(hub));
    opened.add(starting, HostStart::closeStarted);
    CompletableFuture<?> unusedClient =
        starting.thenApply(rpc -> binding(rpc, keys)).whenComplete(this::completeClient);
    if (warmsUp) {
      CompletableFuture<?> unusedWarmUp =
          starting.thenAcceptBoth(
              loggingBound,
              (rpc, bound) -> BackgroundTask.run("warm-up", () -> warmUp(classes, rpc.port())));
    }
    TimerTriggers timers =
        opened.add(timers(worker), running -> running.close(deadline.remaining()));
    opened.add(threads, running -> running.close(deadline.remaining()));
    opened.add(workItems, BuiltInActivities::close);
    // Closed before the requests are canceled, so that none begins again.
    opened.add(threads, FunctionThreads::refuse);
    FunctionCaller caller = (name, call) -> worker.invoke(name, timers.withTimerInput(name, call));
    opened.add(startWeb(hub, caller, threads, keys), server -> server.stop(deadline.remaining()));
    opened.add(worker, FunctionWorker::stopRetries);
    RpcServer rpc = BackgroundTask.join(starting);
    timers.start();
    return new Started(rpc, hub, worker, classes);
  }

  private Options workerOptions(PackageClassLoader classes) {
    Options loaded = Options.of(functions, classes, log);
    return options.ignoreOutputs() ? loaded.ignoringOutputs() : loaded;
  }

  /** Starts to bind the package's logging, if the warm-up will use it. */
  private void bindLogging(boolean warmsUp, PackageClassLoader classes) {
    if (warmsUp) {
      BackgroundTask.run(
          "bind-logging",
          () -> {
            try {
              PackageLogging.bind(classes);
            } finally {
              loggingBound.complete(null);
            }
          });
    } else {
      loggingBound.complete(null);
    }
  }

  private RpcServer startRpc(TaskHub hub) throws IOException {
    RpcServer rpc = RpcServer.start(0, hub, SettingsMapper.rpcOptions(settings), log);
    transport.serve(rpc.transport());
    return rpc;
  }

  private void warmUp(PackageClassLoader classes, int rpcPort) {
    ClientWarmUp.run(classes, rpcPort);
    if (inProcess) {
      transport
          .whyUnused()
          .ifPresent(
              reason ->
                  log.info(
                      "Host.Startup",
                      "The package's durable client uses the gRPC port: " + reason + "."));
    }
  }

  /** Waits for the server that is being started, if any, and closes it. */
  private static void closeStarted(CompletableFuture<RpcServer> starting) {
    RpcServer rpc = starting.exceptionally(failure -> null).join();
    if (rpc != null) {
      rpc.close();
    }
  }

  private DurableClientBinding binding(RpcServer rpc, KeyStore keys) {
    return new DurableClientBinding(
        settings.hubName(), rpc.port(), sockets.port(), () -> keys.system(KeyStore.DURABLE));
  }

  private void completeClient(DurableClientBinding binding, @Nullable Throwable failure) {
    if (failure == null) {
      client.complete(binding);
    } else {
      client.completeExceptionally(failure);
    }
  }

  private BuiltInActivities workItems(FunctionWorker worker, FunctionThreads threads) {
    return new BuiltInActivities(
        new PackageWorkItems(
            functions.functions(),
            worker,
            this::clientInputs,
            threads.turns(),
            threads.activities(),
            threads.entities(),
            log),
        threads.activities(),
        log);
  }

  private TaskHub openHub(Store store, WorkItems workItems) {
    return TaskHub.open(
        store, workItems, SettingsMapper.hubOptions(settings), Clock.systemUTC(), log);
  }

  private TimerTriggers timers(FunctionWorker worker) {
    return new TimerTriggers(
        functions,
        worker,
        this::clientInputs,
        HubStorage.timers(options, functions).orElse(null),
        Clock.systemUTC(),
        log);
  }

  private WebServer startWeb(
      TaskHub hub, FunctionCaller caller, FunctionThreads threads, KeyStore keys) {
    return WebServer.start(
        new WebContext(
            functions.folder(),
            functions.hostJson(),
            functions.settings(),
            functions.allFunctions(),
            caller,
            this::clientInputs,
            hub,
            keys,
            System.getenv(),
            threads.requests(),
            log),
        WebOptions.of(sockets.port(), options.auth(), options.allowedHosts(), System.getenv()),
        sockets);
  }

  /** Called before each call of function code, so none begins while the logging is being bound. */
  private Map<String, Value> clientInputs(FunctionMetadata function) {
    loggingBound.join();
    return client.join().inputsOf(function);
  }
}

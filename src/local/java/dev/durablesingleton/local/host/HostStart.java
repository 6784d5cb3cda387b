package dev.durablesingleton.local.host;

import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.functionapp.DurableTaskSettings;
import dev.durablesingleton.local.functionapp.Environment;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.functionapp.FunctionsPackage;
import dev.durablesingleton.local.lifecycle.BackgroundTask;
import dev.durablesingleton.local.lifecycle.LibraryLogs;
import dev.durablesingleton.local.lifecycle.OpenResources;
import dev.durablesingleton.local.lifecycle.ShutdownDeadline;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.rpc.RpcServer;
import dev.durablesingleton.local.store.Store;
import dev.durablesingleton.local.triggers.ClientWarmUp;
import dev.durablesingleton.local.triggers.DurableClientBinding;
import dev.durablesingleton.local.triggers.PackageWorkItems;
import dev.durablesingleton.local.triggers.timer.TimerTriggers;
import dev.durablesingleton.local.web.LoopbackSockets;
import dev.durablesingleton.local.web.WebContext;
import dev.durablesingleton.local.web.WebOptions;
import dev.durablesingleton.local.web.WebServer;
import dev.durablesingleton.local.web.function.FunctionCaller;
import dev.durablesingleton.local.web.keys.KeyStore;
import dev.durablesingleton.local.worker.FunctionWorker;
import dev.durablesingleton.local.worker.Value;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Makes the parts of a host ready, two at a time where neither needs the other: loading classes is
 * most of the work.
 */
final class HostStart {

  /** Running calls may take so long when the host ends, which then takes less than 5 seconds. */
  private static final Duration DRAIN = Duration.ofSeconds(3);

  private final HostOptions options;
  private final FunctionsPackage functions;
  private final DurableTaskSettings settings;
  private final LoopbackSockets sockets;
  private final HostLog log;
  private final OpenResources opened;
  private final ShutdownDeadline drain = new ShutdownDeadline(DRAIN);

  /** Work that a hub goes on with at once may need a client before its port is known. */
  private final CompletableFuture<DurableClientBinding> client = new CompletableFuture<>();

  HostStart(
      HostOptions options,
      FunctionsPackage functions,
      LoopbackSockets sockets,
      HostLog log,
      OpenResources opened) {
    this.options = options;
    this.functions = functions;
    this.settings = functions.hostJson().durableTask();
    this.sockets = sockets;
    this.log = log;
    this.opened = opened;
  }

  /** Everything that is opened is noted, also when this fails in the middle. */
  RpcServer run() {
    LibraryLogs.quiet();
    new Environment(log).export(functions, sockets.port());
    CompletableFuture<FunctionWorker> loading =
        BackgroundTask.start("load-worker", () -> FunctionWorker.load(functions, log));
    Store store = opened.add(HubStorage.open(options, functions), Store::close);
    KeyStore keys = HubStorage.openKeys(options, functions);
    // Never closed: function code may have threads of its own, its durable client's for one, which
    // need their classes until they end. The collector closes the jars.
    FunctionWorker worker = opened.add(BackgroundTask.join(loading), FunctionWorker::endTimeouts);
    FunctionThreads threads = FunctionThreads.of(settings);
    TaskHub hub = opened.add(openHub(store, worker, threads), TaskHub::close);
    CompletableFuture<RpcServer> starting =
        BackgroundTask.start(
            "start-rpc", () -> RpcServer.start(0, hub, SettingsMapper.ofRpc(settings), log));
    opened.add(starting, begun -> BackgroundTask.join(begun).close());
    starting.whenComplete((rpc, failure) -> settleClient(rpc, failure, keys));
    if (ClientWarmUp.concerns(functions.functions())) {
      starting.thenAccept(
          rpc ->
              BackgroundTask.run("warm-up", () -> ClientWarmUp.run(worker.classes(), rpc.port())));
    }
    TimerTriggers timers = opened.add(timers(worker), running -> running.close(drain.left()));
    opened.add(threads, running -> running.close(drain.left()));
    FunctionCaller caller = (name, call) -> worker.invoke(name, timers.completed(name, call));
    opened.add(startWeb(hub, caller, threads, keys), server -> server.stop(drain.left()));
    RpcServer rpc = BackgroundTask.join(starting);
    timers.start();
    return rpc;
  }

  private void settleClient(RpcServer rpc, Throwable failure, KeyStore keys) {
    if (failure == null) {
      String key = keys.system(KeyStore.DURABLE);
      client.complete(
          new DurableClientBinding(settings.hubName(), rpc.port(), sockets.port(), key));
    } else {
      client.completeExceptionally(failure);
    }
  }

  private TaskHub openHub(Store store, FunctionWorker worker, FunctionThreads threads) {
    return TaskHub.open(
        store,
        new PackageWorkItems(
            functions.functions(),
            worker,
            this::clientInputs,
            threads.turns(),
            threads.activities(),
            log),
        SettingsMapper.ofHub(settings),
        Clock.systemUTC(),
        log);
  }

  private TimerTriggers timers(FunctionWorker worker) {
    return new TimerTriggers(
        functions,
        worker,
        this::clientInputs,
        HubStorage.timers(options, functions),
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
        WebOptions.of(sockets.port(), options.auth(), System.getenv()),
        sockets);
  }

  private Map<String, Value> clientInputs(FunctionMetadata function) {
    return client.join().inputsOf(function);
  }
}
